#if SLUICE_ISAL
  private import CISAL
  import SluiceCore

  /// ISA-L's return values in our terms. See igzip_lib.h at `isal_inflate`.
  enum ISALErrors {
    static func outcome(_ status: Int32, finished: Bool) -> DecodeStep.Outcome {
      switch status {
      case ISAL_DECOMP_OK, ISAL_END_INPUT, ISAL_OUT_OVERFLOW: finished ? .frameEnd : .running
      case ISAL_INCORRECT_CHECKSUM: .damaged(.damaged, DamageText.checksum)
      case ISAL_INVALID_BLOCK: .damaged(.damaged, DamageText.content("invalid block"))
      case ISAL_INVALID_SYMBOL: .damaged(.damaged, DamageText.content("invalid symbol"))
      case ISAL_INVALID_LOOKBACK: .damaged(.damaged, DamageText.content("a distance too far back"))
      case ISAL_INVALID_WRAPPER: .damaged(.damaged, DamageText.content("invalid header"))
      case ISAL_UNSUPPORTED_METHOD:
        .damaged(.unsupported, "a compression method other than deflate: recompress the object")
      case ISAL_NEED_DICT:
        .damaged(.unsupported, "the data was compressed with a preset dictionary: decompress the object first")
      default: .damaged(.damaged, "ISA-L can't go on (status \(status)): fetch the object again")
      }
    }
  }
#endif
