"use client";
import { Ellipsis, Merge } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";

/** What is done with a ticket now and then. */
export function MoreMenu({ onMerge }: { onMerge: () => void }) {
  const t = useTranslations("ticket.duplicates");
  const common = useTranslations("common");
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={common("more")} variant="secondary">
          <Ellipsis aria-hidden className="block!" />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={<Merge />} keys={<Kbd className="coarse:hidden">M</Kbd>} onSelect={onMerge}>
          {t("menu")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
