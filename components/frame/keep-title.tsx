"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";

/** So long a page may be without a title: on the way from one to the next it is, for a moment. */
const patienceMs = 500;
const mark = "data-stands-in";

/** React sometimes loses the title of a page that is drawn again while it loads (a fault of it or of Next that has no release
 *  yet): a tab without a name, and nothing for a screen reader to say. The page's heading then stands in until there is one. */
export function KeepTitle() {
  const path = usePathname();
  const product = useTranslations("common")("productName");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is looked at anew
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const own = () => document.head.querySelector(`title[${mark}]`);
    const look = () => {
      clearTimeout(timer);
      timer = undefined;
      if (document.head.querySelector(`title:not([${mark}])`)) return own()?.remove();
      timer = setTimeout(standIn, patienceMs);
    };
    const standIn = () => {
      const heading = document.querySelector("h1")?.textContent?.trim();
      if (own() || !heading) return;
      const title = document.createElement("title");
      title.setAttribute(mark, "");
      title.textContent = `${heading} · ${product}`;
      document.head.append(title);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.head, { childList: true });
    own()?.remove();
    look();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [path, product]);
  return null;
}
