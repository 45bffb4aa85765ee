"use client";
import { useSyncExternalStore } from "react";
import { onPermission, readPermission } from "./notification";

/** Whether the browser may tell of offers. */
export const useNotifyPermission = () =>
  useSyncExternalStore(onPermission, readPermission, () => "impossible" as const);
