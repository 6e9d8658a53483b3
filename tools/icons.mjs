// Draws the icons: the mark of Plumbline and a glyph for each job, as PNG files in `assets`.
// Everything is laid out on a square of 32 units and sampled 8 times in each direction, so edges are smooth and
// every run gives the same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { crc32, deflateSync } from "node:zlib";

const UNITS = 32;
const SAMPLES = 8;
// Blue and brass keep three to one against Office's light and dark ribbons alike.
const INK = [58, 118, 180];
const BRASS = [208, 122, 14];
const PAPER = [255, 255, 255];

/** @typedef {(x: number, y: number) => boolean} Shape whether a point belongs to it */
/** @typedef {readonly [shape: Shape, colour: readonly number[]]} Layer */

/** @returns {Shape} */
const box = (x, y, width, height) => (px, py) =>
  px >= x && px <= x + width && py >= y && py <= y + height;

/** @returns {Shape} */
const disc = (cx, cy, radius) => (px, py) => Math.hypot(px - cx, py - cy) <= radius;

/** @returns {Shape} */
const ring = (cx, cy, radius, width) => (px, py) =>
  Math.abs(Math.hypot(px - cx, py - cy) - radius) <= width / 2;

/** A line of a width with round ends. @returns {Shape} */
const line = (x1, y1, x2, y2, width) => (px, py) => {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along =
    length === 0
      ? 0
      : Math.min(1, Math.max(0, ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / length));
  return Math.hypot(px - x1 - along * (x2 - x1), py - y1 - along * (y2 - y1)) <= width / 2;
};

/** A convex shape from its corners, clockwise on the screen. @returns {Shape} */
const corners =
  (...points) =>
  (px, py) =>
    points.every(([x1, y1], index) => {
      const [x2, y2] = points[(index + 1) % points.length];
      return (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1) >= 0;
    });

/** @type {(...shapes: Shape[]) => Shape} */
const any =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

/** A page with ruled lines of a table, on which Verify and Audit work. @type {Layer[]} */
const page = [
  [box(4, 2, 20, 28), INK],
  [box(6, 4, 16, 24), PAPER],
];

/** @type {ReadonlyMap<string, { sizes: readonly number[], layers: readonly Layer[] }>} */
const ICONS = new Map([
  [
    "icon",
    {
      sizes: [16, 32, 64, 80, 128],
      // A plumb line: the bar it hangs from, the cord, and the bob that shows what is true.
      layers: [
        [box(4, 2, 24, 4), INK],
        [box(14, 6, 4, 10), INK],
        [box(10, 14, 12, 4), INK],
        [corners([8, 18], [24, 18], [16, 32]), BRASS],
      ],
    },
  ],
  [
    "verify",
    {
      sizes: [16, 32, 80],
      // A table with a tick.
      layers: [
        ...page,
        [any(box(8, 8, 12, 2), box(8, 12, 12, 2), box(8, 16, 4, 2)), INK],
        [any(line(14, 22.5, 18.5, 27, 7.5), line(18.5, 27, 28.5, 15, 7.5)), PAPER],
        [any(line(14, 22.5, 18.5, 27, 4), line(18.5, 27, 28.5, 15, 4)), BRASS],
      ],
    },
  ],
  [
    "measures",
    {
      sizes: [16, 32, 80],
      // Columns that grow towards a target line.
      layers: [
        [box(2, 28, 28, 2), INK],
        [any(box(2, 20, 8, 8), box(12, 14, 8, 14), box(22, 8, 8, 20)), INK],
        [any(box(2, 2, 6, 2), box(10, 2, 6, 2), box(18, 2, 6, 2), box(26, 2, 4, 2)), BRASS],
      ],
    },
  ],
  [
    "audit",
    {
      sizes: [16, 32, 80],
      // A page under a magnifying glass.
      layers: [
        ...page,
        [any(box(8, 8, 12, 2), box(8, 12, 6, 2)), INK],
        [disc(19, 18, 9), PAPER],
        [line(24, 23, 29, 28, 6.5), PAPER],
        [ring(19, 18, 6, 3), BRASS],
        [line(24, 23, 28.5, 27.5, 4), BRASS],
      ],
    },
  ],
  [
    "help",
    {
      sizes: [16, 32, 80],
      // A question mark in a disc.
      layers: [
        [disc(16, 16, 14), INK],
        [
          (x, y) => ring(16, 12, 4.5, 3)(x, y) && (y <= 12 || (x >= 16 && y <= 16.5 + (16 - x))),
          PAPER,
        ],
        [
          any(line(19.2, 15.2, 16, 18.4, 3), line(16, 18.4, 16, 19.5, 3), disc(16, 24.2, 1.9)),
          PAPER,
        ],
      ],
    },
  ],
]);

/**
 * @param {readonly Layer[]} layers
 * @param {number} size in pixels
 * @returns {Uint8Array} red, green, blue and opacity of every pixel, row by row
 */
function draw(layers, size) {
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      pixels.set(pixel(layers, column, row, size), (row * size + column) * 4);
    }
  }
  return pixels;
}

/** The mean colour of a pixel's sample points, each with the topmost layer it lies in. */
function pixel(layers, column, row, size) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let down = 0; down < SAMPLES; down++) {
    for (let across = 0; across < SAMPLES; across++) {
      const x = ((column + (across + 0.5) / SAMPLES) * UNITS) / size;
      const y = ((row + (down + 0.5) / SAMPLES) * UNITS) / size;
      const top = layers.findLast(([shape]) => shape(x, y));
      if (!top) continue;
      covered++;
      for (let channel = 0; channel < 3; channel++) sum[channel] += top[1][channel];
    }
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [
    ...sum.map((value) => Math.round(value / covered)),
    Math.round((covered / SAMPLES ** 2) * 255),
  ];
}

/**
 * @param {Uint8Array} pixels
 * @param {number} size
 */
function png(pixels, size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA, deflate, no filter method but the standard, not interlaced
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    rows.set(pixels.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * Every icon by its file name.
 * @returns {Map<string, Buffer>}
 */
export function drawIcons() {
  const files = new Map();
  for (const [name, { sizes, layers }] of ICONS) {
    for (const size of sizes) files.set(`${name}-${size}.png`, png(draw(layers, size), size));
  }
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = fileURLToPath(new URL("../assets/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of drawIcons()) writeFileSync(join(folder, file), bytes);
}
