import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { messages } from "@/server/messages";
import { ArticleText } from "./markdown";
import type { Values } from "./remark-variables";

const sample = {
  "customer.name": "**Eve** [x](https://evil.example) <b>",
  "ticket.number": "10 42",
  "agent.name": "Maya",
  "desk.name": "Tessel",
};
const draw = (body: string, values: Values = sample) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <ArticleText body={body} values={values} />
    </IntlProvider>,
  );

describe("an article's text", () => {
  it.each([
    ["<script>alert(1)</script>", /<script/],
    ["<img src=x onerror=alert(1)>", /<img/],
    ["[x](javascript:alert(1))", /href/],
    ["[x](JaVaScRiPt:alert(1))", /href/],
    ["[x](data:text/html,hi)", /href/],
    ["[x](//evil.example)", /href/],
    ["[x](/policy)", /href/],
    ["![tracker](https://evil.example/pixel.png)", /<img|evil/],
    ['<https://ok.example" onclick="alert(1)>', /<a [^>]*onclick/],
  ])("does no harm: %s", (body, forbidden) => {
    expect(draw(body)).not.toMatch(forbidden);
  });

  it("links to the web and to mail, and gives nothing away", () => {
    expect(draw("[a](https://a.example) [b](mailto:b@a.example)")).toMatch(
      /href="https:\/\/a.example" target="_blank" rel="noopener noreferrer".*href="mailto:b@a.example"/,
    );
  });

  it("marks variables and fills them without reading values as Markdown", () => {
    const html = draw("Dear {{customer.name}}");
    expect(html).toContain(">**Eve** [x](https://evil.example) &lt;b&gt;</mark>");
    expect(html).not.toContain("<a ");
    expect(draw("Dear {{ agent.name }}", null)).toContain(">{{agent.name}}</mark>");
    expect(draw("`{{ticket.number}}` [t](https://a.example/{{ticket.number}})")).toMatch(
      /<code>10 42<\/code>.*href="https:\/\/a.example\/10%2042"/,
    );
  });

  it("begins below the page's own headings and draws tables and tasks", () => {
    expect(draw("# One\n\n### Two")).toMatch(/<h3>One<\/h3>\s*<h4>Two<\/h4>/);
    expect(draw("| a |\n| - |\n| 1 |\n\n- [x] done")).toMatch(/<table[\s\S]*☑/);
  });
});
