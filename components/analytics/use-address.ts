"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { type AddressKey, addressKeys, readAddress } from "@/server/domain/analytics/address";

const parsers = Object.fromEntries(addressKeys.map((key) => [key, parseAsString]));

/** What the address asks for, and changes to it; each is a step back in the browser. */
export function useAddress() {
  const [params, set] = useQueryStates(parsers, { history: "push" });
  return {
    params,
    address: readAddress(params),
    ask: (change: Partial<Record<AddressKey, string | null>>) => void set(change),
  };
}
