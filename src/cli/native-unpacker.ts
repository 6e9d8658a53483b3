import { crc32, inflateRawSync } from "node:zlib";
import type { Unpacker } from "../xlsx/refusal";

/** Node's own unpacking. It stops at the size it is given; whatever it cannot unpack is left to the slower way. */
export const NATIVE_UNPACKER: Unpacker = {
  inflate: (packed, most) => {
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
    } catch {
      return null;
    }
  },
  crc32,
};
