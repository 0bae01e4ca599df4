"""Forwards HTTP to another server and breaks off every answer in the middle of its body.

cut.py PORT UPSTREAM_PORT
"""
import asyncio
import sys

port, upstream = int(sys.argv[1]), int(sys.argv[2])


async def serve(reader, writer):
    try:
        request = await reader.readuntil(b"\r\n\r\n")
        length = next((int(line.split(b":")[1]) for line in request.lower().split(b"\r\n")
                       if line.startswith(b"content-length:")), 0)
        request += await reader.readexactly(length)
        back, there = await asyncio.open_connection("127.0.0.1", upstream)
        there.write(request)
        head = await back.readuntil(b"\r\n\r\n")
        length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n")
                       if line.startswith(b"content-length:")), 0)
        writer.write(head + await back.readexactly(length // 2))
        await writer.drain()
        there.close()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", port, limit=1 << 24)
    await server.serve_forever()

asyncio.run(main())
