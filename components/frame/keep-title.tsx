"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";

/** So long a page may be without a title: on the way from one to the next it is, for a moment. */
const patienceMs = 500;
const mark = "data-stands-in";

/** Pages have been seen without a title on a busy machine, also on a plain load, and why is not known: a tab without a name,
 *  and nothing for a screen reader to say. The page's heading then stands in until there is one. */
export function KeepTitle() {
  return <StandIn key={usePathname()} />;
}

function StandIn() {
  const product = useTranslations("common")("productName");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const own = () => document.head.querySelector(`title[${mark}]`);
    const hasTitle = () =>
      [...document.head.querySelectorAll(`title:not([${mark}])`)].some((title) => title.textContent?.trim());
    const standIn = () => {
      const heading = document.querySelector("h1")?.textContent?.trim();
      if (own() || !heading) return;
      const title = document.createElement("title");
      title.setAttribute(mark, "");
      title.textContent = `${heading} · ${product}`;
      // Of several the first counts, and an empty one may be there.
      document.head.prepend(title);
    };
    const look = () => {
      clearTimeout(timer);
      if (hasTitle()) own()?.remove();
      else timer = setTimeout(standIn, patienceMs);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    look();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      own()?.remove();
    };
  }, [product]);
  return null;
}
