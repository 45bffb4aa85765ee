"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/provider";
import { useSettled } from "@/components/ui/use-settled";
import { normalisePhone } from "@/server/domain/customer/phone";

/** The customers whose number and address were typed; null while neither is whole. */
export function useCallers(typedPhone: string, typedEmail: string) {
  const trpc = useTRPC();
  const phone = useSettled(typedPhone.trim());
  const email = useSettled(typedEmail.trim());
  const isWhole = normalisePhone(phone) !== null || /^\S+@\S+\.\S+$/.test(email);
  const query = useQuery(
    trpc.calls.caller.queryOptions({ phone: phone.slice(0, 300), email: email.slice(0, 300) }, { enabled: isWhole }),
  );
  // A look-up that failed is no reason to stop writing: the server recognises the caller again.
  return isWhole && !query.isError ? { callers: query.data?.data ?? null } : null;
}

export function useAccounts(typed: string) {
  const trpc = useTRPC();
  const words = useSettled(typed.trim()).slice(0, 200);
  const options = trpc.calls.accounts.queryOptions({ words }, { placeholderData: keepPreviousData });
  return useQuery(options).data?.data ?? [];
}
