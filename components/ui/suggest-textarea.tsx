"use client";
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cn } from "./cn";
import { Textarea } from "./textarea";

export interface Suggestion {
  id: string;
  /** What stands in the list, and is read aloud. */
  content: ReactNode;
}

/** What is being typed that asks for something: where it begins in the text, and its words. */
export interface Asked {
  from: number;
  words: string;
}

export interface Suggesting {
  /** Reads what stands before the caret; null where nothing is asked. */
  asked: (before: string) => Asked | null;
  find: (words: string) => Suggestion[];
  /** What comes in place of what was typed; null where picking does something else with the text. */
  insert: (id: string) => string | null;
  /** Names the list. */
  label: string;
  /** Said when the list opens or changes. */
  count: (found: number) => string;
}

interface Props extends Omit<ComponentProps<"textarea">, "onChange" | "value"> {
  value: string;
  onText: (text: string) => void;
  suggesting: readonly Suggesting[];
  /** Lets a button ask as if its sign had been typed. */
  asker?: Ref<{ ask: (sign: string) => void }>;
}

/** No more than one reads at a glance; so the list never scrolls. */
const mostShown = 6;

/** A box for text that offers what fits while one types, after a sign that asks for it. Arrows choose, Enter or Tab takes,
 *  Escape puts the list away. The box stays a box for text for whoever cannot see it, and says how much is offered. */
export function SuggestTextarea({ value, onText, suggesting, asker, onKeyDown, className, ...props }: Props) {
  const list = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [asking, setAsking] = useState<{ by: number; asked: Asked } | null>(null);
  const [active, setActive] = useState(0);
  /** Where a list was put away: it does not come back for the same sign. */
  const away = useRef<number | null>(null);
  const caretTo = useRef<number | null>(null);

  const by = asking && suggesting[asking.by];
  const found = by ? by.find(asking.asked.words).slice(0, mostShown) : [];
  const isOpen = found.length > 0;
  const at = Math.min(active, found.length - 1);
  const optionId = (index: number) => `${list}-${index}`;

  useLayoutEffect(() => {
    if (caretTo.current === null || !box.current) return;
    box.current.setSelectionRange(caretTo.current, caretTo.current);
    caretTo.current = null;
    look(box.current);
  });
  useImperativeHandle(asker, () => ({
    ask(sign) {
      if (!box.current) return;
      box.current.focus();
      const { selectionStart: from, selectionEnd: to } = box.current;
      const typed = (from === 0 || value[from - 1] === "\n" ? "" : "\n") + sign;
      away.current = null;
      caretTo.current = from + typed.length;
      onText(value.slice(0, from) + typed + value.slice(to));
    },
  }));

  function look(element: HTMLTextAreaElement) {
    const { selectionStart, selectionEnd } = element;
    // A name or a title is short: a long text is not read again with every key.
    const begin = Math.max(0, selectionStart - 200);
    const before = element.value.slice(begin, selectionStart);
    let next: typeof asking = null;
    for (const [index, one] of suggesting.entries()) {
      const asked = selectionStart === selectionEnd ? one.asked(before) : null;
      if (asked) next = { by: index, asked: { ...asked, from: begin + asked.from } };
    }
    if (next?.asked.from !== away.current) away.current = null;
    else next = null;
    if (next?.asked.words !== asking?.asked.words) setActive(0);
    setAsking(next);
  }
  function close() {
    away.current = asking?.asked.from ?? null;
    setAsking(null);
  }
  function take(suggestion: Suggestion) {
    if (!asking || !by || !box.current) return;
    const { from } = asking.asked;
    const inserted = by.insert(suggestion.id);
    const rest = value.slice(box.current.selectionStart);
    close();
    box.current.focus();
    if (inserted === null) return;
    caretTo.current = from + inserted.length;
    onText(value.slice(0, from) + inserted + rest);
  }
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    const takes = (event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!isOpen || event.nativeEvent.isComposing || (!moves && !takes && event.key !== "Escape")) {
      return onKeyDown?.(event);
    }
    event.preventDefault();
    event.stopPropagation();
    if (moves) setActive((at + moves + found.length) % found.length);
    else if (takes && chosen) take(chosen);
    else close();
  }
  return (
    <div className="relative grid">
      <Textarea
        {...props}
        ref={box}
        value={value}
        className={className}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? optionId(at) : undefined}
        onChange={(event) => {
          onText(event.target.value);
          look(event.target);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => setAsking(null)}
        onKeyDown={onKey}
      />
      {isOpen && by && (
        <div
          id={list}
          role="listbox"
          aria-label={by.label}
          className="absolute bottom-full left-0 z-30 mb-1 w-72 max-w-full overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-pop"
        >
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys stand on the box, which keeps the focus
            <div
              key={one.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
              className={cn(
                "flex min-h-ctl cursor-default items-center gap-2 rounded-md px-2 text-sm",
                index === at ? "bg-selected" : "hover:bg-hover",
              )}
            >
              {one.content}
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {isOpen ? by?.count(found.length) : null}
      </span>
    </div>
  );
}
