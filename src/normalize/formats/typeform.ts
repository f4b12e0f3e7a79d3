import type { FormatSpec } from "../format.js";
import { withAddress } from "./records.js";

/** Header names of ten public readers. */
export const typeform: readonly FormatSpec[] = [
  {
    id: "typeform-responses",
    vendor: "Typeform",
    title: "Responses CSV",
    howToGet: "Results > Responses > Download",
    role: "conversions",
    confidence: "verified",
    syntax: ["csv"],
    signatures: [["Submit Date (UTC)", "Network ID"]],
    columns: { email: "address", conversionTime: "Submit Date (UTC)", orderId: "#", status: "Response Type" },
    conversionType: "form",
    ignoreStatus: ["partial", "started"],
    time: { zone: "UTC", verified: true },
    caveats: [
      "the e-mail address is whichever question asked for it: the first address of each response is taken",
    ],
    expand: withAddress,
  },
];
