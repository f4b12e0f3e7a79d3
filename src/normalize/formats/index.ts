import type { FormatSpec } from "../format.js";
import { acoustic } from "./acoustic.js";
import { amazonSes } from "./amazonSes.js";
import { amazonSesAthena } from "./amazonSesAthena.js";
import { aweber } from "./aweber.js";
import { braze } from "./braze.js";
import { brevo } from "./brevo.js";
import { calendly } from "./calendly.js";
import { campaignMonitor } from "./campaignMonitor.js";
import { clevertap } from "./clevertap.js";
import { connectly } from "./connectly.js";
import { constantContact } from "./constantContact.js";
import { contactlab } from "./contactlab.js";
import { copernica } from "./copernica.js";
import { customerIo } from "./customerIo.js";
import { dotdigital } from "./dotdigital.js";
import { eloqua } from "./eloqua.js";
import { emarsys } from "./emarsys.js";
import { googleAnalytics } from "./googleAnalytics.js";
import { googleForms } from "./googleForms.js";
import { gophish } from "./gophish.js";
import { gravityForms } from "./gravityForms.js";
import { hubspot } from "./hubspot.js";
import { imodules } from "./imodules.js";
import { iterable } from "./iterable.js";
import { klaviyo } from "./klaviyo.js";
import { labelled } from "./labelled.js";
import { listmonk } from "./listmonk.js";
import { litmus } from "./litmus.js";
import { mailchimp } from "./mailchimp.js";
import { mailersend } from "./mailersend.js";
import { mailgun } from "./mailgun.js";
import { mailjet } from "./mailjet.js";
import { mailup } from "./mailup.js";
import { mandrill } from "./mandrill.js";
import { marketo } from "./marketo.js";
import { mautic } from "./mautic.js";
import { omeda } from "./omeda.js";
import { paypal } from "./paypal.js";
import { phplist } from "./phplist.js";
import { plain } from "./plain.js";
import { postmark } from "./postmark.js";
import { resend } from "./resend.js";
import { salesforce } from "./salesforce.js";
import { salesforceMarketingCloud } from "./salesforceMarketingCloud.js";
import { sendgrid } from "./sendgrid.js";
import { shopify } from "./shopify.js";
import { smaily } from "./smaily.js";
import { sparkpost } from "./sparkpost.js";
import { stripe } from "./stripe.js";
import { tibcoLoyalty } from "./tibcoLoyalty.js";
import { typeform } from "./typeform.js";
import { woocommerce } from "./woocommerce.js";
import { zohoCampaigns } from "./zohoCampaigns.js";

/** Every export shape that is known by name. One line per vendor file; the order settles nothing but ties. */
export const formats: readonly FormatSpec[] = [
  acoustic,
  amazonSes,
  amazonSesAthena,
  aweber,
  braze,
  brevo,
  calendly,
  campaignMonitor,
  clevertap,
  connectly,
  constantContact,
  contactlab,
  copernica,
  customerIo,
  dotdigital,
  eloqua,
  emarsys,
  googleAnalytics,
  googleForms,
  gophish,
  gravityForms,
  hubspot,
  imodules,
  iterable,
  klaviyo,
  listmonk,
  litmus,
  mailchimp,
  mailersend,
  mailgun,
  mailjet,
  mailup,
  mandrill,
  marketo,
  mautic,
  omeda,
  paypal,
  phplist,
  postmark,
  resend,
  salesforce,
  salesforceMarketingCloud,
  sendgrid,
  shopify,
  smaily,
  sparkpost,
  stripe,
  tibcoLoyalty,
  typeform,
  woocommerce,
  zohoCampaigns,
  labelled,
  plain,
].flat();
