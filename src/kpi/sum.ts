/** A running sum that keeps what rounding would lose, without asking which side is greater (Knuth, TAOCP 2, 4.2.2). */
export class Sum {
  #total = 0;
  #lost = 0;

  add(value: number): void {
    const before = this.#total;
    const total = before + value;
    const added = total - before;
    this.#lost += before - (total - added) + (value - added);
    this.#total = total;
  }

  get value(): number {
    return this.#total + this.#lost;
  }
}
