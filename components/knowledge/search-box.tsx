"use client";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { Input } from "@/components/ui/input";

/** Typing asks this long after the last key. */
const restMs = 200;

interface Props {
  search: string;
  onSearch: (search: string) => void;
  /** Of a list of something else than articles. */
  label?: string;
  hint?: string;
}

/** What is searched for. It follows the address, but never overtakes what is being typed. */
export function SearchBox({ search, onSearch, label, hint }: Props) {
  const t = useTranslations("knowledge.list");
  const [text, setText] = useState(search);
  const asked = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (search !== asked.current) setText(search);
    asked.current = search;
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useKeys({
    "/": (event) => {
      event.preventDefault();
      input.current?.focus();
    },
  });
  const ask = (next: string) => {
    clearTimeout(timer.current);
    asked.current = next;
    onSearch(next);
  };
  return (
    <search className="w-full sm:w-72">
      <Input
        ref={input}
        type="search"
        icon={<Search />}
        aria-label={label ?? t("search")}
        placeholder={hint ?? t("searchHint")}
        maxLength={200}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => ask(next), restMs);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") ask(text);
        }}
      />
    </search>
  );
}
