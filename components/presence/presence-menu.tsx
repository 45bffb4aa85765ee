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

export interface PresenceMenuProps {
  presence: Presence;
  /** Name of a custom presence, and any word that replaces the standard one. */
  name?: string;
  /** What one may choose; wrap-up is set by the system and can be left out. */
  choices: readonly Presence[];
  onChange: (presence: Presence) => void;
  busy?: boolean;
  /** Outside the person's own hours: no work arrives, whatever they are. */
  isOutside?: boolean;
  className?: string;
}

/** The switch: what you are, and whether work arrives. */
export function PresenceMenu({ presence, name, choices, onChange, busy, isOutside, className }: PresenceMenuProps) {
  const t = useTranslations("presence");
  const effect = (one: Presence) => (isOutside && one === "online" ? t("outside") : t(`effect.${one}`));
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
          <span className="truncate font-medium text-sm">{name ?? t(`name.${presence}`)}</span>
          <span className="truncate text-2xs text-muted">{effect(presence)}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />
      </MenuTrigger>
      <MenuContent align="start" className="w-64">
        <MenuLabel>{t("title")}</MenuLabel>
        <MenuRadioGroup value={presence} onValueChange={(next) => onChange(next as Presence)}>
          {choices.map((choice) => (
            <MenuRadioItem
              key={choice}
              value={choice}
              hint={effect(choice)}
              icon={<PresenceDot presence={choice} className="size-2.5!" />}
            >
              {choice === "custom" && name ? name : t(`name.${choice}`)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
