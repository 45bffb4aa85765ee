"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Not modal: a menu neither locks the page's scrolling nor hides the rest of it from a screen reader. */
export function Menu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}
export const MenuTrigger = Radix.Trigger;
export const MenuGroup = Radix.Group;
export const MenuRadioGroup = Radix.RadioGroup;

const itemStyle =
  "flex min-h-ctl cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuContent({ className, sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "scroll-area z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 animate-pop rounded-md border border-line bg-raised p-1 text-ink shadow-pop",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}

interface RowProps {
  icon?: ReactNode;
  /** A second, quieter line. */
  hint?: ReactNode;
  keys?: ReactNode;
  children: ReactNode;
}

function Row({ icon, hint, keys, children }: RowProps) {
  return (
    <>
      {icon && <span className="grid text-muted">{icon}</span>}
      <span className="grid flex-1">
        <span className="truncate">{children}</span>
        {hint && <span className="text-muted text-xs">{hint}</span>}
      </span>
      {keys}
    </>
  );
}

export function MenuItem({
  icon,
  hint,
  keys,
  danger,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.Item> & Partial<RowProps> & { danger?: boolean }) {
  return (
    <Radix.Item className={cn(itemStyle, danger && "text-late-text", className)} {...props}>
      {props.asChild ? (
        children
      ) : (
        <Row icon={icon} hint={hint} keys={keys}>
          {children}
        </Row>
      )}
    </Radix.Item>
  );
}

export function MenuRadioItem({
  icon,
  hint,
  keys,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem> & Partial<RowProps>) {
  return (
    <Radix.RadioItem className={cn(itemStyle, className)} {...props}>
      <Row icon={icon} hint={hint} keys={keys}>
        {children}
      </Row>
      <Radix.ItemIndicator>
        <Check className="text-accent-text" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function MenuCheckItem({
  icon,
  hint,
  keys,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem> & Partial<RowProps>) {
  return (
    <Radix.CheckboxItem className={cn(itemStyle, className)} onSelect={(event) => event.preventDefault()} {...props}>
      <Row icon={icon} hint={hint} keys={keys}>
        {children}
      </Row>
      <Radix.ItemIndicator>
        <Check className="text-accent-text" />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 pt-1.5 pb-1 text-faint text-xs", className)} {...props} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
