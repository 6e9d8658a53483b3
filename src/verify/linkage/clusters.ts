/** Sets of places that belong together (union by hanging one root below the other). */
export class Clusters {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = new Int32Array(size);
    for (let place = 0; place < size; place++) this.#parent[place] = place;
  }

  /** The place that stands for the whole cluster. */
  rootOf(place: number): number {
    let root = place;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    while (this.#parent[place] !== root) {
      const next = this.#parent[place]!;
      this.#parent[place] = root;
      place = next;
    }
    return root;
  }

  /** Joins two clusters; false where they were one already. */
  join(one: number, other: number): boolean {
    const [root, second] = [this.rootOf(one), this.rootOf(other)];
    if (root === second) return false;
    this.#parent[Math.max(root, second)] = Math.min(root, second);
    return true;
  }
}
