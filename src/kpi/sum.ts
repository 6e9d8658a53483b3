/** A running sum that keeps what rounding would lose (Neumaier, ZAMM 54, 1974). */
export class Sum {
  #total = 0;
  #lost = 0;

  add(value: number): void {
    const total = this.#total + value;
    this.#lost +=
      Math.abs(this.#total) >= Math.abs(value)
        ? this.#total - total + value
        : value - total + this.#total;
    this.#total = total;
  }

  get value(): number {
    return this.#total + this.#lost;
  }
}
