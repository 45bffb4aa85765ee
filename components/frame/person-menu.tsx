"use client";
import { CalendarClock, LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/dropdown-menu";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Role } from "./nav";

export interface Person {
  name: string;
  email: string;
  role: Role;
}

interface Props {
  person: Person;
  /** A server action, or any callback. */
  signOut: () => void | Promise<void>;
  onHours?: () => void;
}

export function PersonMenu({ person, signOut, onHours }: Props) {
  const t = useTranslations("frame.person");
  return (
    <Menu>
      <MenuTrigger className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-sm px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover">
        <VisuallyHidden>{t("account")} </VisuallyHidden>
        <Avatar name={person.name} decorative />
        <span className="grid min-w-0 leading-tight">
          <span className="truncate text-sm">{person.name}</span>
          <span className="text-2xs text-muted">{t(`role.${person.role}`)}</span>
        </span>
      </MenuTrigger>
      <MenuContent align="start" className="min-w-52">
        <MenuLabel className="truncate">{person.email}</MenuLabel>
        {onHours && (
          <MenuItem icon={<CalendarClock />} onSelect={onHours}>
            {t("hours")}
          </MenuItem>
        )}
        <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
          {t("signOut")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
