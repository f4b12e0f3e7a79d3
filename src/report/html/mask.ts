import type { Report } from "../../domain/report.js";

// Bounded on both sides, so matching is linear; `%40` is the @ of an address inside a link.
const ADDRESS = /([\p{L}\p{N}._+~'-]{1,64})(@|%40)(?=[\p{L}\p{N}])/gu;

function maskLocal(local: string): string {
  return `${[...local][0] ?? ""}•••`;
}

/** Hides the part before the @ of every address in a text; the domain stays readable. */
export function maskText(text: string): string {
  return text.replace(ADDRESS, (_, local: string, at: string) => maskLocal(local) + at);
}

function maskId(subscriber: string): string {
  const masked = maskText(subscriber);
  return masked === subscriber ? maskLocal(subscriber) : masked;
}

function maskDeep<T>(node: T): T {
  if (typeof node === "string") return maskText(node) as T;
  if (Array.isArray(node)) return node.map(maskDeep) as T;
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, maskDeep(child)])) as T;
}

/** The report with no personal address left in it. Shape unchanged. */
export function maskReport(report: Report): Report {
  const masked = maskDeep(report);
  masked.subscribers.forEach((s, i) => {
    s.subscriber = maskId(report.subscribers[i]!.subscriber);
  });
  masked.insights.automations.forEach((a, i) => {
    a.subscribers = report.insights.automations[i]!.subscribers.map(maskId);
  });
  return masked;
}
