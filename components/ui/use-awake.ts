"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};
const here = () => true;
const there = () => false;

/** False while the browser takes over what the server drew, and on the server: both know nothing of what the browser keeps.
 *  True as soon as the part is awake, before anybody can press anything in it. */
export const useAwake = (): boolean => useSyncExternalStore(never, here, there);
