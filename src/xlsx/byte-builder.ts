const FLUSH_AT = 65_536;
const MAX_BYTES_A_CHARACTER = 3;

/** Puts bytes together from texts and other bytes; short texts are gathered before they are encoded. */
export class ByteBuilder {
  private out = new Uint8Array(FLUSH_AT);
  private length = 0;
  private waiting = "";
  private readonly encoder = new TextEncoder();

  text(text: string): void {
    this.waiting += text;
    if (this.waiting.length > FLUSH_AT) this.flush();
  }

  bytes(bytes: Uint8Array): void {
    this.flush();
    this.makeRoom(bytes.length);
    this.out.set(bytes, this.length);
    this.length += bytes.length;
  }

  finish(): Uint8Array {
    this.flush();
    return this.out.subarray(0, this.length);
  }

  private flush(): void {
    if (this.waiting === "") return;
    this.makeRoom(this.waiting.length * MAX_BYTES_A_CHARACTER);
    this.length += this.encoder.encodeInto(this.waiting, this.out.subarray(this.length)).written;
    this.waiting = "";
  }

  private makeRoom(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.out.length) return;
    const larger = new Uint8Array(Math.max(needed, this.out.length * 2));
    larger.set(this.out.subarray(0, this.length));
    this.out = larger;
  }
}
