/** How many rows took each number of whole days, from which the median is read without sorting the rows. */
export class DayTally {
  #rows = new Int32Array(64);
  #all = 0;

  /** @param days 0 or more */
  add(days: number): void {
    if (days >= this.#rows.length) {
      const longer = new Int32Array(Math.max(days + 1, this.#rows.length * 2));
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[days]!++;
    this.#all++;
  }

  get isEmpty(): boolean {
    return this.#all === 0;
  }

  /** The median; of an even number of rows the mean of the two in the middle, as MEDIAN. */
  get median(): number {
    return (this.#at((this.#all - 1) >> 1) + this.#at(this.#all >> 1)) / 2;
  }

  /** What the row took that comes at this place when all are sorted. */
  #at(place: number): number {
    let before = 0;
    return this.#rows.findIndex((rows) => (before += rows) > place);
  }
}
