import { type Encoder, vectorLength } from "./encoder/port";
import { ThreadEncoder } from "./encoder/threadEncoder";

/** The matrix of `exp(-gamma × squared distance)` between all training vectors, wherever it lies. */
export interface KernelMatrix {
  size: number;
  /** The matrix times a size × columns matrix (row-major). */
  multiply(right: Float32Array, columns: number): Promise<Float32Array>;
  /** For each row the largest value outside its group: with rows that are not marked, then with marked ones. */
  nearest(groups: Int32Array, marked: Uint8Array): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Above this it is made in the encoder's thread, which multiplies ten times faster. */
const largestHere = 400;

/** Value of the kernel for two vectors of length 1 with this cosine. */
export const kernelValue = (cosine: number, gamma: number): number => Math.exp(-2 * gamma * (1 - cosine));

/** The cosine behind a value of the kernel; 0 where there was nothing near. */
export const cosineOf = (value: number, gamma: number): number =>
  value <= 0 ? 0 : Math.max(0, 1 + Math.log(value) / (2 * gamma));

export function dotAt(a: Float32Array, aAt: number, b: Float32Array, bAt: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let at = 0; at < vectorLength; at += 4) {
    s0 += a[aAt + at]! * b[bAt + at]!;
    s1 += a[aAt + at + 1]! * b[bAt + at + 1]!;
    s2 += a[aAt + at + 2]! * b[bAt + at + 2]!;
    s3 += a[aAt + at + 3]! * b[bAt + at + 3]!;
  }
  return s0 + s1 + s2 + s3;
}

/** `vectors`: size × 512, each of length 1. */
export async function makeKernel(vectors: Float32Array, gamma: number, encoder: Encoder | null): Promise<KernelMatrix> {
  const size = vectors.length / vectorLength;
  if (size > largestHere && encoder instanceof ThreadEncoder) {
    await encoder.ask({ task: "setKernel", vectors, gamma });
    return {
      size,
      multiply: (right, columns) => encoder.ask({ task: "multiply", right, columns }),
      nearest: (groups, marked) => encoder.ask({ task: "nearest", groups, marked }),
      close: async () => void (await encoder.ask({ task: "dropKernel" })),
    };
  }
  return kernelHere(vectors, size, gamma);
}

function kernelHere(vectors: Float32Array, size: number, gamma: number): KernelMatrix {
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const value = kernelValue(dotAt(vectors, row * vectorLength, vectors, column * vectorLength), gamma);
      values[row * size + column] = value;
      values[column * size + row] = value;
    }
  }
  return {
    size,
    multiply: async (right, columns) => {
      const result = new Float32Array(size * columns);
      for (let row = 0; row < size; row++) {
        for (let k = 0; k < size; k++) {
          const value = values[row * size + k]!;
          for (let c = 0; c < columns; c++) result[row * columns + c]! += value * right[k * columns + c]!;
        }
      }
      return result;
    },
    nearest: async (groups, marked) => {
      const result = new Float32Array(2 * size);
      for (let row = 0; row < size; row++) {
        for (let other = 0; other < size; other++) {
          if (groups[other] === groups[row]) continue;
          const slot = 2 * row + marked[other]!;
          result[slot] = Math.max(result[slot]!, values[row * size + other]!);
        }
      }
      return result;
    },
    close: async () => undefined,
  };
}
