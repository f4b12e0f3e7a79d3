const ids = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Shapes of the catalogue whose headers were read in vendor documentation, vendor code or a real file. */
export const VERIFIED = ids(`
mailchimp-export-api-activity mailchimp-email-activity-flat mailchimp-audience klaviyo-campaigns
hubspot-email-events-json brevo-logs brevo-webhook sendgrid-webhook mailgun-events postmark-webhook
sparkpost-webhook ses-event-publishing ses-athena-status-view campaignmonitor-api constantcontact-api
mautic-email-stats listmonk-views listmonk-clicks listmonk-subscribers phplist-opens phplist-clickers
iterable-events-json braze-currents customerio-webhook sfmc-extract-clicks sfmc-extract-opens
marketo-activities eloqua-activity-open eloqua-activity-click dotdigital-opens dotdigital-clicks
dotdigital-contact-summary omeda-clickbot-detail omeda-clickbot-summary mailjet-webhook
zohocampaigns-webhook resend-webhook gophish-events gophish-results mailup-full-export contactlab-user-stats
copernica-click-log imodules-opens tibco-loyalty-email-stats mandrill-webhook connectly-campaign
shopify-orders woocommerce-analytics-orders stripe-payments ga4-report typeform-responses google-forms
gravityforms-entries calendly-events paypal-activity
`);

/** Shapes of which some headers were read. */
export const PARTLY = ids(`
mailchimp-granular-opens mailchimp-granular-clicks mailchimp-aggregate-opened mailchimp-aggregate-clicked
mailchimp-aggregate-bounces mailchimp-campaigns klaviyo-profiles klaviyo-events-json
hubspot-recipient-export-legacy brevo-unsubscribe-log brevo-weekly-events sendgrid-activity
sparkpost-events-csv aweber-api mautic-page-hits sfmc-extract-sent sfmc-dataview emarsys-open-data
acoustic-raw-recipient litmus-individual smaily-campaign clevertap-events mailersend-webhook
woocommerce-webtoffee-orders salesforce-opportunities
`);
