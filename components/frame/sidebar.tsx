"use client";
import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Mark } from "./mark";
import type { NavSection } from "./nav";
import { NavList } from "./nav-list";
import { type Person, PersonMenu } from "./person-menu";
import { ThemeToggle } from "./theme-toggle";

interface Props {
  sections: readonly NavSection[];
  person: Person;
  presence?: ReactNode;
  bell?: ReactNode;
  search?: ReactNode;
  signOut: () => void | Promise<void>;
  onNavigate?: () => void;
  onHelp: () => void;
  onHours?: () => void;
}

/** The sidebar's inside, shared by the column and the phone's drawer. */
export function SidebarBody({ sections, person, presence, bell, search, ...on }: Props) {
  const { signOut, onNavigate, onHelp, onHours } = on;
  const t = useTranslations();
  return (
    <>
      <div className={cn("flex items-center justify-between gap-2", search ? "mb-2" : "mb-4")}>
        <Link
          href="/inbox"
          onClick={onNavigate}
          className="flex items-center gap-2 rounded-sm px-1.5 py-0.5 font-semibold text-base tracking-[-0.01em]"
        >
          <Mark size={22} />
          {t("common.productName")}
        </Link>
        {bell}
      </div>
      {search && <div className="mb-3">{search}</div>}
      <NavList sections={sections} onNavigate={onNavigate} />
      <div className="mt-auto grid gap-1">
        {presence}
        <div className="flex items-center gap-1">
          <PersonMenu person={person} signOut={signOut} onHours={onHours} />
        </div>
        <div className="mt-1 flex items-center justify-between border-line border-t pt-2">
          <ThemeToggle />
          <IconButton label={t("frame.help")} keys="?" onClick={onHelp}>
            <CircleQuestionMark aria-hidden />
          </IconButton>
        </div>
      </div>
    </>
  );
}
