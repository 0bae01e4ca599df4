"""libdeflate, the fastest there is for objects that fit into memory."""

import gzip
import struct

import deflate


def inflated(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read()
    # The size of the last member alone is at the end; objects of several members go through zlib.
    try:
        return deflate.gzip_decompress(data, struct.unpack("<I", data[-4:])[0])
    except deflate.DeflateError:
        return gzip.decompress(data)
