import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { messages } from "@/server/messages";
import { Findings } from "./findings";

const sound = { ok: true, errors: [], warnings: [] };
const shown = (isJudging: boolean) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Findings check={sound} isTyped isJudging={isJudging} />
    </IntlProvider>,
  )
    // What nobody sees keeps its room only.
    .replace(/<span[^>]*aria-hidden[^>]*>[^<]*<\/span>/g, "")
    .replace(/<[^>]*>/g, " ");

it("calls nothing safe that is not judged yet", () => {
  expect(shown(false)).toMatch(/Safe/);
  expect(shown(true)).toMatch(/Checking/);
  expect(shown(true)).not.toMatch(/Safe/);
});
