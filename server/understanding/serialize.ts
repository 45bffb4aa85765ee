import { createHash } from "node:crypto";
import { assembleBinary, type BinaryModel } from "./binary";
import type { Calibration } from "./calibrate";
import type { Logistic } from "./logistic";
import { assembleModel, type ModelParts, type TriageModel } from "./model";

/** Bytes: magic, SHA-256 of all that follows, length of the header, header (JSON, padded), arrays (little-endian). */
const magic = "BATONTM2";
const checksumLength = 32;
const headerLengthAt = magic.length + checksumLength;
const headerAt = headerLengthAt + 4;

/** The stored bytes are no usable model: cut off, damaged, or of another version. */
export class ModelFormatError extends Error {
  override name = "ModelFormatError";
}

interface BinaryHeader {
  wordFeatures: number;
  calibration: Logistic;
  isEncoded: boolean;
}

interface Header {
  version: string;
  trainingHash: string;
  labels: string[];
  hasBackground: boolean;
  wordFeatures: number;
  classes: number;
  calibration: Calibration;
  encoded: { gamma: number; weight: number; classes: number; calibration: Calibration } | null;
  /** Absent in models from before it was learnt. */
  frustration?: { linear: BinaryHeader; encoded: BinaryHeader | null } | null;
  /** Numbers of elements, in the order of `arraysOf`. */
  lengths: number[];
}

const binaryHeader = ({ vocabulary, calibration, isEncoded }: BinaryModel): BinaryHeader => ({
  wordFeatures: vocabulary.wordFeatures,
  calibration,
  isEncoded,
});

const binaryArrays = (model: BinaryModel | null | undefined) =>
  model ? [model.vocabulary.keys, model.vocabulary.idf, model.linear.weights, model.linear.bias] : [];

const arraysOf = (model: TriageModel) =>
  [
    model.vocabulary.keys,
    model.vocabulary.idf,
    model.linear.weights,
    model.linear.bias,
    model.examples.starts,
    model.examples.values,
    model.examples.examples,
    model.examples.isNone,
    ...(model.encoded
      ? [model.encoded.head.vectors, model.encoded.head.weights, model.encoded.head.isNone]
      : ([] as Float32Array[])),
    ...binaryArrays(model.frustration?.linear),
    ...binaryArrays(model.frustration?.encoded),
  ] as const;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** A model as trained, as bytes; corrections are rows of their own and are not in it. The same model always gives the same bytes. */
export function serializeModel(model: TriageModel): Uint8Array {
  const arrays = arraysOf(model);
  const header: Header = {
    version: model.version,
    trainingHash: model.trainingHash,
    labels: model.labels,
    hasBackground: model.hasBackground,
    wordFeatures: model.vocabulary.wordFeatures,
    classes: model.linear.classes,
    calibration: model.calibration,
    encoded: model.encoded && {
      gamma: model.encoded.head.gamma,
      weight: model.encoded.head.weight,
      classes: model.encoded.head.classes,
      calibration: model.encoded.calibration,
    },
    frustration: model.frustration && {
      linear: binaryHeader(model.frustration.linear),
      encoded: model.frustration.encoded && binaryHeader(model.frustration.encoded),
    },
    lengths: arrays.map((array) => array.length),
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const size = arrays.reduce((sum, array) => sum + padded(array.byteLength), headerAt + padded(headerBytes.length));
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(headerLengthAt, headerBytes.length, true);
  bytes.set(headerBytes, headerAt);
  let at = headerAt + padded(headerBytes.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  bytes.set(checksum(bytes), magic.length);
  return bytes;
}

/** The model of `serializeModel`. Throws a ModelFormatError for anything else. */
export function deserializeModel(bytes: Uint8Array): TriageModel {
  // A copy of its own, because typed arrays need an aligned start and database drivers hand out slices.
  const own = Uint8Array.from(bytes);
  if (own.length < headerAt || new TextDecoder().decode(own.subarray(0, magic.length)) !== magic) {
    throw new ModelFormatError("These bytes are no triage model, or one of another version.");
  }
  const stored = own.subarray(magic.length, headerLengthAt);
  if (!checksum(own).every((byte, at) => byte === stored[at])) {
    throw new ModelFormatError("The stored triage model is damaged: its checksum does not match.");
  }
  const headerLength = new DataView(own.buffer).getUint32(headerLengthAt, true);
  const header = JSON.parse(new TextDecoder().decode(own.subarray(headerAt, headerAt + headerLength))) as Header;
  let at = headerAt + padded(headerLength);
  let next = 0;
  const take = <A>(make: (buffer: ArrayBuffer, offset: number, length: number) => A, width: number): A => {
    const length = header.lengths[next++]!;
    const array = make(own.buffer, at, length);
    at += padded(length * width);
    return array;
  };
  const words = () => take((buffer, offset, length) => new Uint32Array(buffer, offset, length), 4);
  const floats = () => take((buffer, offset, length) => new Float32Array(buffer, offset, length), 4);
  const vocabulary = { keys: words(), idf: floats(), wordFeatures: header.wordFeatures };
  const linear = { classes: header.classes, weights: floats(), bias: floats() };
  const starts = words();
  const values = floats();
  const examples = take((buffer, offset, length) => new Uint16Array(buffer, offset, length), 2);
  const bytesOf = () => take((buffer, offset, length) => new Uint8Array(buffer, offset, length), 1);
  const isNone = bytesOf();
  let encoded: ModelParts["encoded"] = null;
  if (header.encoded) {
    const { calibration, ...head } = header.encoded;
    encoded = { head: { ...head, vectors: floats(), weights: floats(), isNone: bytesOf() }, calibration };
  }
  const binaryOf = ({ wordFeatures, calibration, isEncoded }: BinaryHeader): BinaryModel =>
    assembleBinary({
      vocabulary: { keys: words(), idf: floats(), wordFeatures },
      linear: { classes: 1, weights: floats(), bias: floats() },
      calibration,
      isEncoded,
    });
  const frustration = header.frustration
    ? {
        linear: binaryOf(header.frustration.linear),
        encoded: header.frustration.encoded && binaryOf(header.frustration.encoded),
      }
    : null;
  const { version, trainingHash, labels, hasBackground, calibration } = header;
  return assembleModel({
    version,
    trainingHash,
    labels,
    hasBackground,
    vocabulary,
    linear,
    examples: { isNone, starts, examples, values },
    calibration,
    encoded,
    frustration,
  });
}

function checksum(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes.subarray(headerLengthAt)).digest();
}
