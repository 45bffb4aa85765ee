import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { log } from "../../log";
import { encodeAll } from "./encodeAll";
import { createEncoder, getEncoder } from "./encoder";
import { vectorLength } from "./port";
import { encodedPart, ThreadEncoder } from "./threadEncoder";

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
const folder = mkdtempSync(path.join(tmpdir(), "baton-encoder-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const fake = (body: string): string => {
  const file = path.join(folder, `worker-${++files}.mjs`);
  writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${body}`);
  return file;
};
const echo = `parentPort.on("message", ({ id, texts }) => {
  const result = new Float32Array(512 * texts.length);
  texts.forEach((text, at) => { result[at * 512] = text.length; });
  DO
});`;

describe("the shipped encoder", () => {
  const encoder = createEncoder();
  afterAll(() => encoder.close());

  it("puts alike sentences together, one by one as in a batch, and answers for any text", async () => {
    const odd = ["", " ", "😡😡", "日本語", "\ud800", "x".repeat(100_000), "word ".repeat(20_000), "hi"];
    const texts = ["How do I reset my password?", "I forgot my passcode", "The invoice is wrong", ...odd];
    const vectors = (await encoder.encode(texts, { timeoutMs: 60_000 }))!;
    expect(encoder.state).toBe("on");
    for (const vector of vectors) {
      expect(vector).toHaveLength(vectorLength);
      expect(dot(vector, vector)).toBeCloseTo(1, 4);
    }
    expect(dot(vectors[0]!, vectors[1]!)).toBeGreaterThan(dot(vectors[0]!, vectors[2]!) + 0.2);
    const other = createEncoder();
    const [alone] = (await other.encode([texts[0]!], { timeoutMs: 60_000 }))!;
    await other.close();
    expect(dot(alone!, vectors[0]!)).toBeCloseTo(1, 5);
  });

  it("encodes many texts asked for at once, and alike ones once", async () => {
    const texts = Array.from({ length: 300 }, (_, at) => `Where is invoice ${at % 150} of our workspace?`);
    const told: number[] = [];
    const vectors = (await encodeAll(encoder, texts, undefined, (share) => told.push(share)))!;
    expect(told).toHaveLength(7);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(vectors).toHaveLength(300);
    expect(vectors[10]).toBe(vectors[160]);
    expect(dot(vectors[299]!, vectors[299]!)).toBeCloseTo(1, 4);
  });

  it("gives null where it would be late, and nothing after it is closed", async () => {
    expect(await encoder.encode(["a text that was never seen before"], { timeoutMs: 0 })).toBeNull();
    const closed = createEncoder();
    await closed.close();
    expect(await closed.encode(["hello"])).toBeNull();
    expect(closed.state).toBe("off");
  });
});

describe("BATON_ENCODER=off", () => {
  it("gives an encoder that says so", async () => {
    vi.stubEnv("BATON_ENCODER", "off");
    const encoder = createEncoder();
    vi.unstubAllEnvs();
    expect(encoder.state).toBe("off");
    expect(await encoder.encode(["hello"])).toBeNull();
  });
});

describe("the encoder of a process", () => {
  it("is told of in the log at the level that is shown, where it is off", () => {
    const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
    vi.stubEnv("BATON_ENCODER", "off");
    expect(getEncoder()).toBe(getEncoder());
    vi.unstubAllEnvs();
    expect(warn.mock.calls).toEqual([["the sentence encoder is off; messages are read by the linear model alone"]]);
    warn.mockRestore();
  });
});

describe("ThreadEncoder", () => {
  it("refuses more than its queue holds, and goes on with the rest", async () => {
    const encoder = new ThreadEncoder(
      fake(echo.replace("DO", "setTimeout(() => parentPort.postMessage({ id, result }), 20);")),
    );
    const first = encoder.encode(
      Array.from({ length: 200 }, (_, at) => `text ${at}`),
      { timeoutMs: 20_000 },
    );
    expect(await encoder.encode(Array.from({ length: 100 }, (_, at) => `more ${at}`))).toBeNull();
    expect(await first).toHaveLength(200);
    expect(await encoder.encode(["text 1"], { timeoutMs: 0 })).not.toBeNull();
    await encoder.close();
  });

  it("says why a thread broke, answers null at once and does not start one again and again", async () => {
    const encoder = new ThreadEncoder(fake('parentPort.on("message", () => { throw new Error("out of memory"); });'));
    expect(await encoder.encode(["a", "b"], { timeoutMs: 20_000 })).toBeNull();
    expect(encoder.state).toBe("failed: out of memory");
    expect(await encoder.encode(["c"], { timeoutMs: 20_000 })).toBeNull();
    await encoder.close();
  });

  it("may be asked again a minute after it failed, and says so to callers that look before they ask", async () => {
    const flag = path.join(folder, "failed");
    const encoder = new ThreadEncoder(
      fake(`import { existsSync, writeFileSync } from "node:fs";
${echo.replace(
  "DO",
  `if (existsSync("${flag}")) parentPort.postMessage({ id, result });
  else { writeFileSync("${flag}", ""); throw new Error("out of memory"); }`,
)}`),
    );
    expect(await encoder.encode(["a"], { timeoutMs: 20_000 })).toBeNull();
    const failedAt = performance.now();
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(failedAt + 50_000);
    expect(encoder.state).toBe("failed: out of memory");
    clock.mockReturnValue(failedAt + 60_000);
    expect(encoder.state).toBe("on");
    clock.mockRestore();
    expect(await encoder.encode(["abc"], { timeoutMs: 20_000 })).toMatchObject([{ 0: 3 }]);
    await encoder.close();
  });

  it("reads the beginning of a text, and something where there is nothing", () => {
    expect(encodedPart("  a \n\n b ")).toBe("a b");
    expect(encodedPart(" \n")).toBe(".");
    expect(encodedPart("word ".repeat(1000)).length).toBeLessThanOrEqual(600);
  });
});
