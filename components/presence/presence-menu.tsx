"use client";
import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import {
  Menu,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "@/components/ui/dropdown-menu";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type Presence, PresenceDot } from "./presence-dot";

/** A presence that the desk's policy has added. */
export interface OwnPresence {
  id: string;
  name: string;
  receivesWork: boolean;
}

export interface PresenceMenuProps {
  presence: Presence;
  /** Which of the desk's own it is, while it is custom. */
  custom?: string | null;
  /** The standard ones that one may choose, and the desk's own. */
  choices: readonly Exclude<Presence, "custom">[];
  own?: readonly OwnPresence[];
  onChange: (presence: Presence, custom: string | null) => void;
  busy?: boolean;
  /** Outside the person's own hours: no work arrives, whatever they are. */
  isOutside?: boolean;
  className?: string;
}

/** The switch: what you are, and whether work arrives. */
export function PresenceMenu(props: PresenceMenuProps) {
  const { presence, custom = null, choices, own = [], onChange, busy, isOutside, className } = props;
  const t = useTranslations("presence");
  const standard = choices.map((one) => ({
    value: one as string,
    presence: one as Presence,
    name: t(`name.${one}`),
    effect: isOutside && one === "online" ? t("outside") : t(`effect.${one}`),
  }));
  const ours = own.map(({ id, name, receivesWork }) => ({
    value: `custom:${id}`,
    presence: "custom" as const,
    name,
    effect: !receivesWork ? t("effect.custom") : isOutside ? t("outside") : t("effect.online"),
  }));
  const all = [...standard, ...ours];
  const value = presence === "custom" ? `custom:${custom}` : presence;
  const now = all.find((one) => one.value === value) ?? {
    name: t(`name.${presence}`),
    effect: t(`effect.${presence}`),
  };
  const choose = (next: string) =>
    next.startsWith("custom:") ? onChange("custom", next.slice("custom:".length)) : onChange(next as Presence, null);
  return (
    <Menu>
      <MenuTrigger
        disabled={busy}
        className={cn(
          "flex min-h-9 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover disabled:opacity-60 data-[state=open]:bg-hover",
          className,
        )}
      >
        <VisuallyHidden>{t("title")} </VisuallyHidden>
        <PresenceDot presence={presence} />
        <span className="grid min-w-0 flex-1 leading-tight">
          <span className="truncate font-medium text-sm">{now.name}</span>
          <span className="truncate text-2xs text-muted">{now.effect}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />
      </MenuTrigger>
      <MenuContent align="start" className="w-64">
        <MenuLabel>{t("title")}</MenuLabel>
        <MenuRadioGroup value={value} onValueChange={choose}>
          {all.map((choice) => (
            <MenuRadioItem
              key={choice.value}
              value={choice.value}
              hint={choice.effect}
              icon={<PresenceDot presence={choice.presence} className="size-2.5!" />}
            >
              {choice.name}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
