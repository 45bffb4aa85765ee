"use client";
import { memo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { remarkVariables, type Values } from "./remark-variables";

/** Addresses that a link may lead to; any other link is drawn as its words. */
export const safeUrl = (url: string): string => (/^(https?:\/\/|mailto:)/i.test(url) ? url : "");

const style = cn(
  "wrap-anywhere grid gap-3 text-base leading-relaxed [&>*]:min-w-0",
  "[&_h3]:mt-2 [&_h3]:font-semibold [&_h3]:text-md [&_h4]:mt-1 [&_h4]:font-semibold [&_h5]:font-medium [&_h5]:text-muted",
  "[&_ol]:list-decimal [&_ul]:list-disc [&_:is(ol,ul)]:grid [&_:is(ol,ul)]:gap-1 [&_:is(ol,ul)]:pl-5",
  "[&_blockquote]:border-line-strong [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-muted",
  "[&_code]:rounded-xs [&_code]:bg-sunken [&_code]:px-1 [&_code]:text-sm [&_pre_code]:bg-transparent [&_pre_code]:p-0",
  "[&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-medium",
  "[&_hr]:border-line",
);

// The page has headings of its own above the text's.
const heading: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h5>{children}</h5>,
  h6: ({ children }) => <h5>{children}</h5>,
};

const parts: Components = {
  ...heading,
  a: ({ href, children }) =>
    href ? (
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        className="rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
      >
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ alt }) => <ImageName name={alt ?? ""} />,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
  mark: ({ title, children }) => <VariableMark name={title ?? ""}>{children}</VariableMark>,
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0} className="scroll-area rounded-md border border-line bg-sunken p-3 text-sm">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="scroll-area">
      <table className="border-collapse text-sm">{children}</table>
    </div>
  ),
};

/** No picture is loaded from elsewhere: its address would learn who reads. */
function ImageName({ name }: { name: string }) {
  return <em className="text-muted">{useTranslations("knowledge")("image", { name })}</em>;
}

function VariableMark({ name, children }: { name: string; children: React.ReactNode }) {
  const t = useTranslations("knowledge");
  return (
    <mark title={t("variable", { name })} className="rounded-xs bg-accent-soft px-0.5 text-accent-text">
      {children}
    </mark>
  );
}

/** An article's text. HTML in it stays text; variables are marked, and filled where values are given. */
export const ArticleText = memo(function ArticleText({ body, values }: { body: string; values: Values }) {
  return (
    <div className={style}>
      <Markdown
        remarkPlugins={[
          [remarkGfm, { singleTilde: false }],
          [remarkVariables, { values }],
        ]}
        urlTransform={safeUrl}
        components={parts}
      >
        {body}
      </Markdown>
    </div>
  );
});
