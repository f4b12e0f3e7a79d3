/** Writes fixtures/campaigns from the generator: `node dist/tools/make-fixtures.js`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateCampaigns, SPRING_SALE } from "../demo/generate.js";

const folder = join(process.argv[2] ?? "fixtures/campaigns", "spring-sale");
mkdirSync(folder, { recursive: true });
for (const [name, text] of generateCampaigns(SPRING_SALE).files) {
  // A newcomer audits the folder as it is, without the answers.
  if (name !== "labels.csv") writeFileSync(join(folder, name), text);
}
