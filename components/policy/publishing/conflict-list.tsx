"use client";
import { useTranslations } from "use-intl";
import type { Conflict, Side } from "@/server/domain/policy/merge";
import { valueText } from "../difference-words";
import { usePlaceText } from "./place-list";

interface Props {
  conflicts: readonly Conflict[];
  choice: Readonly<Record<string, Side>>;
  onChoose: (choice: Record<string, Side>) => void;
  /** What each side is called, where it is not this draft and the version in force. */
  sides?: Record<Side, (value: string) => string>;
}

/** Places that both sides have changed, each with the choice whose stands. */
export function ConflictList({ conflicts, choice, onChoose, sides }: Props) {
  const t = useTranslations("publishing.rebase");
  const placeText = usePlaceText();
  const take = sides ?? {
    mine: (value: string) => t("takeMine", { value }),
    theirs: (value: string) => t("takeTheirs", { value }),
  };
  const text = (value: unknown) => valueText(value) ?? t("nothing");
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{t("conflicts", { count: conflicts.length })}</h3>
      {conflicts.map((c) => (
        <fieldset key={c.path} className="grid gap-1 rounded-md border border-warn/35 px-3 py-2 text-sm">
          <legend className="px-1 font-medium">{placeText(c.path)}</legend>
          <p className="wrap-anywhere text-muted">
            {t("was")}: {text(c.was)}
          </p>
          {(["mine", "theirs"] as const).map((side) => (
            <label key={side} className="wrap-anywhere flex min-h-6 items-start gap-2">
              <input
                type="radio"
                name={c.path}
                className="mt-1 accent-accent"
                checked={choice[c.path] === side}
                onChange={() => onChoose({ ...choice, [c.path]: side })}
              />
              {take[side](text(c[side]))}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
