"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { useAwake } from "@/components/ui/use-awake";

type Theme = "light" | "dark" | "system";

/** The choice lives in the browser, so the server draws none of the three as chosen. */
export function ThemeToggle({ className }: { className?: string }) {
  const t = useTranslations("frame.theme");
  const { theme, setTheme } = useTheme();
  const isAwake = useAwake();
  return (
    <Segmented<Theme | "">
      label={t("label")}
      className={className}
      value={isAwake ? ((theme as Theme | undefined) ?? "system") : ""}
      onValueChange={(next) => setTheme(next)}
      options={[
        { value: "light", label: t("light"), icon: <Sun />, iconOnly: true },
        { value: "dark", label: t("dark"), icon: <Moon />, iconOnly: true },
        { value: "system", label: t("system"), icon: <Monitor />, iconOnly: true },
      ]}
    />
  );
}
