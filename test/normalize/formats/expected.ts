import type { Role } from "../../../src/domain/table.js";

/** What a fixture of `fixtures/formats` holds; written down when the rows were made up, not taken from the program. */
export interface Expected {
  /** Name of the fixture up to its first point. */
  id: string;
  file: string;
  role: Role;
  /** Id of the shape; "generic" where nobody documents the header. */
  format: string;
  /** Data records in the file. */
  rows: number;
  /** Rows of each kind of event, or conversions of each type, after mapping. */
  kinds: Record<string, number>;
  /** Earliest time, ISO 8601 UTC; null where the export has none. */
  first: string | null;
  /** Campaign that the first row names; null where the rows name none. */
  campaign: string | null;
  /** Opens and clicks that the platform itself judged, by its opinion. */
  flags: Record<string, number>;
}

/** Every made-up event happened on this day. */
const DAY = "2026-03-17";

/** file | role | rows | kinds | first time of the day | campaign | flags */
const TABLE = `
acoustic-raw-recipient.csv                       | events                | 10 | sent 3, bounce 1, open 2, click 3, unsubscribe 1                           | 09:00:00     | 6060        | -
aweber-api.json                                  | events                | 5  | open 2, click 3                                                            | 09:00:09     | -           | -
braze-currents.users.messages.email.Click.ndjson | events                | 4  | click 4                                                                    | 09:00:10     | Spring sale | machine 1
brevo-logs.csv                                   | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 4                             | 09:00:00     | spring      | proxy 1
brevo-unsubscribe-log.csv                        | events                | 4  | unsubscribe 4                                                              | 18:00:00     | -           | -
brevo-webhook.ndjson                             | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | spring      | proxy 1
brevo-weekly-events.csv                          | events (generic)      | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | Spring sale | proxy 1
calendly-events.csv                              | conversions           | 4  | booking 3                                                                  | 10:40:00     | Spring sale | -
campaignmonitor-api.json                         | events                | 4  | click 4                                                                    | 09:00:00     | -           | -
clevertap-events.csv                             | events                | 4  | open 2, click 2                                                            | 09:00:09     | cp1         | -
connectly-campaign.csv                           | recipients            | 4  | sent 4, delivered 3, open 2, click 1                                       | 09:00:00.682 | Spring sale | -
constantcontact-api.json                         | events                | 10 | sent 3, bounce 1, open 2, click 3, unsubscribe 1                           | 09:00:00     | act-7       | -
contactlab-user-stats.csv                        | events                | 7  | bounce 1, open 2, click 3, unsubscribe 1                                   | 09:00:07     | d55         | -
copernica-click-log.csv                          | events                | 4  | click 4                                                                    | 09:00:10     | t9          | -
customerio-webhook.ndjson                        | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | 12          | machine 1, prefetch 1
dotdigital-clicks.json                           | events                | 4  | click 4                                                                    | 09:00:10     | -           | -
dotdigital-contact-summary.json                  | recipients            | 4  | sent 4, open 2, click 2, bounce 1, unsubscribe 1                           | 09:00:00     | -           | -
dotdigital-opens.json                            | events                | 4  | open 4                                                                     | 09:00:09     | -           | -
eloqua-activity-click.csv                        | events                | 4  | click 4                                                                    | 09:00:10     | Spring sale | -
eloqua-activity-open.csv                         | events                | 4  | open 3, sent 1                                                             | 09:00:02     | Spring sale | -
emarsys-open-data.email_clicks.csv               | events                | 4  | click 4                                                                    | 09:00:10     | 771         | -
ga4-report.csv                                   | conversions           | 4  | -                                                                          | -            | -           | -
google-forms.csv                                 | conversions           | 4  | form 4                                                                     | 10:40:00     | -           | -
gophish-events.csv                               | events                | 11 | sent 3, open 3, click 3, form 1                                            | 09:00:00.879 | 3           | -
gophish-results.csv                              | recipients            | 5  | sent 4, open 3, click 2, form 1                                            | 09:00:00.879 | -           | -
gravityforms-entries.csv                         | conversions           | 4  | form 4                                                                     | 10:40:00     | -           | -
hubspot-email-events-json.json                   | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | 7           | machine 2
hubspot-recipient-export-legacy.csv              | recipients            | 4  | sent 4, delivered 3, open 2, click 2, bounce 1, unsubscribe 1              | 09:00:00     | -           | -
imodules-conversions.csv                         | conversions           | 4  | form 4                                                                     | 10:40:00     | -           | -
imodules-delivered.csv                           | recipients            | 4  | delivered 4                                                                | 09:00:04     | -           | -
imodules-links.csv                               | links                 | 4  | -                                                                          | -            | -           | -
imodules-opens.csv                               | recipients            | 4  | open 4, click 2                                                            | 09:00:09     | -           | -
iterable-events-json.ndjson                      | events                | 10 | sent 3, bounce 1, open 2, click 3, unsubscribe 1                           | 09:00:00     | Spring sale | proxy 1
klaviyo-campaigns.csv                            | campaigns             | 4  | -                                                                          | 09:00:00     | Spring sale | -
klaviyo-events-json.json                         | events                | 9  | delivered 2, bounce 1, open 2, click 3, unsubscribe 1                      | 09:00:04     | Spring sale | machine 1, human 2
klaviyo-events-json.included.json                | events                | 7  | delivered 2, bounce 1, open 2, click 2                                     | 09:00:04     | Spring sale | machine 1, human 1
klaviyo-profiles.csv                             | subscribers           | 4  | -                                                                          | -            | -           | -
listmonk-clicks.csv                              | events                | 4  | click 4                                                                    | 09:00:10     | Spring sale | -
listmonk-subscribers.csv                         | subscribers           | 4  | -                                                                          | -            | -           | -
listmonk-views.csv                               | events                | 4  | open 4                                                                     | 09:00:09     | Spring sale | -
litmus-individual.csv                            | events                | 4  | open 4                                                                     | 09:00:09     | -           | proxy 2
mailchimp-aggregate-bounces.csv                  | recipients            | 4  | bounce 4                                                                   | -            | -           | -
mailchimp-aggregate-clicked.csv                  | recipients            | 4  | click 4                                                                    | -            | -           | -
mailchimp-aggregate-opened.csv                   | recipients            | 4  | open 4                                                                     | -            | -           | -
mailchimp-audience.csv                           | subscribers           | 4  | -                                                                          | -            | -           | -
mailchimp-campaigns.csv                          | campaigns             | 4  | -                                                                          | 09:00:00     | Spring sale | -
mailchimp-email-activity-api.json                | events                | 4  | bounce 1, open 2, click 3                                                  | 09:00:07     | c9f1        | -
mailchimp-email-activity-flat.csv                | events                | 6  | bounce 1, open 2, click 3                                                  | 09:00:07     | c9f1        | -
mailchimp-export-api-activity.ndjson             | events                | 4  | bounce 1, open 2, click 3                                                  | 09:00:07     | -           | -
mailchimp-granular-clicks.csv                    | events                | 4  | click 4                                                                    | 09:00:10     | -           | -
mailchimp-granular-opens.csv                     | events                | 4  | open 4                                                                     | 09:00:09     | -           | -
mailersend-webhook.ndjson                        | events                | 14 | sent 3, delivered 2, bounce 1, open 3, click 4, unsubscribe 1              | 09:00:00.520 | Save now    | -
mailgun-events.json                              | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00.250 | spring      | prefetch 1, machine 1
mailjet-webhook.ndjson                           | events                | 9  | delivered 2, bounce 1, open 2, click 3, unsubscribe 1                      | 09:00:04     | Spring sale | -
mailup-full-export.csv                           | events                | 4  | click 2, open 1, bounce 1                                                  | 09:00:07     | 77          | -
mandrill-webhook.json                            | events                | 10 | sent 3, bounce 1, open 2, click 3, unsubscribe 1                           | 09:00:00     | spring      | -
marketo-activities.csv                           | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | Spring sale | machine 2, human 3
mautic-email-stats.csv                           | recipients            | 11 | sent 10, open 2, click 2, bounce 1                                         | 09:00:00     | Save now    | -
mautic-page-hits.csv                             | events                | 4  | click 2, visit 2                                                           | 09:00:00     | -           | -
omeda-clickbot-detail.csv                        | events                | 4  | click 4                                                                    | 09:00:10     | OM260317    | machine 2, human 2
omeda-clickbot-summary.csv                       | campaigns             | 4  | -                                                                          | 09:00:00     | Spring sale | -
paypal-activity.csv                              | conversions           | 4  | purchase 2                                                                 | 10:40:00     | -           | -
phplist-clickers.csv                             | recipients            | 4  | click 4                                                                    | -            | -           | -
phplist-opens.tsv                                | recipients            | 4  | sent 4, open 4                                                             | 09:00:00     | -           | -
postmark-webhook.ndjson                          | events                | 9  | delivered 2, bounce 1, open 2, click 3, unsubscribe 1                      | 09:00:04.123 | spring      | -
resend-webhook.ndjson                            | events                | 11 | sent 3, delivered 2, bounce 1, open 2, click 3                             | 09:00:00     | bc-1        | -
salesforce-opportunities.csv                     | conversions           | 4  | purchase 3                                                                 | 00:00:00     | -           | -
sendgrid-activity.csv                            | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | Spring sale | -
sendgrid-webhook.ndjson                          | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | spring      | prefetch 1
ses-athena-events.csv                            | events                | 13 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1, complaint 1 | 09:00:00     | Spring sale | -
ses-athena-status-view.csv                       | recipients            | 4  | sent 5, delivered 4, open 2, click 2, bounce 1                             | 09:00:00     | Save now    | -
ses-event-publishing.ndjson                      | events                | 13 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1, complaint 1 | 09:00:00     | Spring sale | -
sfmc-dataview._Click.csv                         | events                | 4  | click 4                                                                    | 09:00:10     | 5511        | -
sfmc-extract-clicks.csv                          | events                | 4  | click 4                                                                    | 09:00:10     | 5511        | -
sfmc-extract-opens.csv                           | events                | 4  | open 4                                                                     | 09:00:09     | 5511        | -
sfmc-extract-sendjobs.csv                        | campaigns             | 2  | -                                                                          | 09:00:00     | Spring sale | -
sfmc-extract-sent.csv                            | events                | 4  | sent 4                                                                     | 09:00:00     | 5511        | -
shopify-orders.csv                               | conversions           | 5  | purchase 2                                                                 | 10:40:00     | -           | -
smaily-campaign.csv                              | recipients            | 4  | sent 4, open 2, click 2, bounce 1                                          | 09:00:00     | -           | -
sparkpost-events-csv.csv                         | events                | 12 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | Spring sale | -
sparkpost-webhook.json                           | events                | 13 | sent 3, delivered 2, bounce 1, open 2, click 3, unsubscribe 1              | 09:00:00     | Spring sale | -
stripe-payments.csv                              | conversions           | 4  | purchase 2                                                                 | 10:40:00     | -           | -
tibco-loyalty-email-stats.csv                    | recipients            | 4  | sent 4, delivered 3, open 2, click 2, bounce 1                             | 09:00:00.477 | Spring sale | -
typeform-responses.csv                           | conversions           | 4  | form 3                                                                     | 10:40:00     | -           | -
unverified-activecampaign.csv                    | recipients (generic)  | 4  | sent 4, open 3, click 3                                                    | 09:00:10     | -           | -
unverified-beehiiv.csv                           | recipients (generic)  | 4  | sent 4, delivered 3, open 2, click 2                                       | 09:00:04     | -           | -
unverified-campaignmonitor-csv.csv               | events (generic)      | 4  | click 4                                                                    | 09:00:00     | -           | -
unverified-cleverreach.csv                       | events (generic)      | 6  | delivered 1, open 2, click 2, unsubscribe 1                                | 09:00:00     | Frühling    | -
unverified-getresponse.csv                       | recipients (generic)  | 4  | sent 4, open 3, click 2                                                    | -            | -           | -
unverified-kit.csv                               | subscribers (generic) | 4  | -                                                                          | -            | -           | -
unverified-klaviyo-recipients.csv                | recipients (generic)  | 4  | sent 4, delivered 3, open 2, click 2, bounce 1                             | -            | -           | -
unverified-laposta.csv                           | recipients (generic)  | 4  | sent 4, open 3, click 3                                                    | -            | -           | -
unverified-mailcamp.csv                          | events (generic)      | 6  | sent 1, open 2, click 2, unsubscribe 1                                     | 09:00:00     | Lentesale   | -
unverified-mailerlite.csv                        | recipients (generic)  | 4  | sent 4, open 3, click 3                                                    | -            | -           | -
unverified-postmark-csv.csv                      | events (generic)      | 6  | delivered 1, open 2, click 2, bounce 1                                     | 09:00:04     | -           | -
woocommerce-analytics-orders.csv                 | conversions           | 4  | -                                                                          | -            | -           | -
woocommerce-webtoffee-orders.csv                 | conversions           | 4  | purchase 2                                                                 | 10:40:00     | -           | -
zohocampaigns-webhook.ndjson                     | events                | 8  | delivered 2, bounce 1, open 2, click 3, unsubscribe 1                      | 09:00:04     | Spring sale | -
`;

function counts(text: string): Record<string, number> {
  const pairs = text === "-" ? [] : text.split(", ").map((pair) => pair.split(" ") as [string, string]);
  return Object.fromEntries(pairs.map(([word, count]) => [word, Number(count)]));
}

function parse(line: string): Expected {
  const [file, role, rows, kinds, first, campaign, flags] = line
    .split("|")
    .map((cell) => cell.trim()) as string[];
  const id = file!.slice(0, file!.indexOf("."));
  const generic = role!.endsWith(" (generic)");
  const clock = first!.includes(".") ? first : `${first}.000`;
  return {
    id,
    file: file!,
    role: role!.replace(" (generic)", "") as Role,
    format: generic ? "generic" : id,
    rows: Number(rows),
    kinds: counts(kinds!),
    first: first === "-" ? null : `${DAY}T${clock}Z`,
    campaign: campaign === "-" ? null : campaign!,
    flags: counts(flags!),
  };
}

export const expected: readonly Expected[] = TABLE.trim().split("\n").map(parse);
