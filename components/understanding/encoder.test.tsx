import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { EncoderUseLine } from "@/components/ticket/detail/encoder-use";
import { messages } from "@/server/messages";
import { EncoderState } from "./encoder-state";

const draw = (what: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      {what}
    </IntlProvider>,
  ).replace(/<[^>]*>/g, " ");

describe("the encoder's state", () => {
  it.each([
    ["on", true, "Sentence encoder on"],
    ["on", false, "until a training adds the sentence encoder"],
    ["off", true, "Sentence encoder off"],
    ["absent", true, "No sentence encoder"],
    ["failed: out of memory", true, "It said “out of memory”"],
  ] as const)("%s, trained with it: %s", (encoder, isEncoded, words) => {
    expect(draw(<EncoderState encoder={encoder} isEncoded={isEncoded} />)).toContain(words);
  });
});

describe("a reading", () => {
  it.each([
    ["used", "The sentence encoder read along."],
    ["off", "The linear model read alone, without the sentence encoder."],
    ["late", "The linear model read alone: the sentence encoder was late."],
    [undefined, ""],
  ] as const)("says of the encoder: %s", (use, words) => {
    expect(draw(<EncoderUseLine use={use} />).trim()).toBe(words);
  });
});
