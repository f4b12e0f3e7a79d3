/**
 * Hosts that mean something in a mail's links. Written by hand on 2026-11-24 from general knowledge and
 * facts/reference-data.md 3.3 and 3.4; not copied from a list. A host matches a row when it equals it or ends with a dot and it.
 */

/** Open to everybody: whoever wants to hide an address uses them. */
export const SHORTENERS: readonly string[] = (
  "bit.ly bitly.com j.mp bit.do bitly.ws tinyurl.com tiny.cc tiny.one tiny.pl rotf.lol ow.ly is.gd v.gd buff.ly rebrand.ly t.ly " +
  "cutt.ly shorturl.at shorturl.gg shorturl.com rb.gy bl.ink short.io short.gy shor.by soo.gd s.id clck.ru goo.su goo.gl adf.ly " +
  "adfoc.us mcaf.ee lnk.to lnkfi.re smarturl.it hyperurl.co dlvr.it ift.tt snip.ly sniply.io po.st x.co su.pr cli.gs tr.im twurl.nl " +
  "snipurl.com snurl.com budurl.com moourl.com shrtco.de 9qr.de t2m.io t1p.de kurzelinks.de kutt.it kutt.to gg.gg dub.sh dub.co " +
  "lc.chat qrco.de qr.net qrs.ly q-r.to me-qr.com han.gl vo.la url.kr reurl.cc lihi.cc lihi1.com pse.is ppt.cc shope.ee u.to vk.cc " +
  "bc.vc ouo.io shorte.st sh.st linkvertise.com exe.io za.gl cpmlink.net link-to.net linktr.ee bio.link beacons.ai lnk.bio tap.bio " +
  "campsite.bio t.me urlz.fr urlr.me lstu.fr vu.fr hoo.gl acortar.link n9.cl abre.ai encurtador.com.br encr.pw dwz.cn suo.im " +
  "urlzs.com xurl.es y2u.be zpr.io zws.im tny.im tinu.be trib.al surl.li surl.lt waa.ai wa.link da.gd git.io go2l.ink"
).split(" ");

/** Run by one company for its own pages: less hidden, so less of a problem. Host and company. */
export const BRANDED_SHORTENERS: readonly (readonly [host: string, company: string])[] = [
  ["amzn.to", "Amazon"],
  ["amzn.eu", "Amazon"],
  ["a.co", "Amazon"],
  ["ebay.to", "eBay"],
  ["lnkd.in", "LinkedIn"],
  ["t.co", "X"],
  ["fb.me", "Facebook"],
  ["fb.watch", "Facebook"],
  ["m.me", "Facebook"],
  ["wa.me", "WhatsApp"],
  ["instagr.am", "Instagram"],
  ["youtu.be", "YouTube"],
  ["forms.gle", "Google"],
  ["g.co", "Google"],
  ["maps.app.goo.gl", "Google"],
  ["g.page", "Google"],
  ["aka.ms", "Microsoft"],
  ["1drv.ms", "Microsoft"],
  ["msft.it", "Microsoft"],
  ["apple.co", "Apple"],
  ["spoti.fi", "Spotify"],
  ["pin.it", "Pinterest"],
  ["redd.it", "Reddit"],
  ["db.tt", "Dropbox"],
  ["adobe.ly", "Adobe"],
  ["hubs.ly", "HubSpot"],
  ["hubs.la", "HubSpot"],
  ["qr.ae", "Quora"],
  ["wp.me", "WordPress"],
  ["flic.kr", "Flickr"],
  ["nyti.ms", "The New York Times"],
  ["wapo.st", "The Washington Post"],
  ["bbc.in", "BBC"],
  ["cnn.it", "CNN"],
  ["reut.rs", "Reuters"],
  ["econ.st", "The Economist"],
  ["on.ft.com", "Financial Times"],
  ["eventbrite.me", "Eventbrite"],
  ["vm.tiktok.com", "TikTok"],
];

/** Redirect hosts that all customers of a platform share. facts/reference-data.md 3.3; rows after "unverified" from general knowledge. */
export const SHARED_REDIRECT_HOSTS: readonly (readonly [host: string, platform: string])[] = [
  ["list-manage.com", "Mailchimp"],
  ["mandrillapp.com", "Mailchimp Transactional"],
  ["hubspotlinks.com", "HubSpot"],
  ["sendgrid.net", "Twilio SendGrid"],
  ["rs6.net", "Constant Contact"],
  ["beehiiv.com", "beehiiv"],
  ["postmarkapp.com", "Postmark"],
  ["mailersend.net", "MailerSend"],
  ["omnisend.com", "Omnisend"],
  ["awstrack.me", "Amazon SES"],
  // Unverified.
  ["list-manage1.com", "Mailchimp"],
  ["list-manage2.com", "Mailchimp"],
  ["cmail19.com", "Campaign Monitor"],
  ["cmail20.com", "Campaign Monitor"],
  ["createsend1.com", "Campaign Monitor"],
  ["klclick.com", "Klaviyo"],
  ["klclick1.com", "Klaviyo"],
  ["klclick2.com", "Klaviyo"],
  ["klclick3.com", "Klaviyo"],
  ["sendibm1.com", "Brevo"],
  ["sendibt2.com", "Brevo"],
  ["convertkit-mail.com", "Kit"],
  ["convertkit-mail2.com", "Kit"],
  ["mlsend.com", "MailerLite"],
  ["mjt.lu", "Mailjet"],
  ["emltrk.com", "Litmus"],
  ["activehosted.com", "ActiveCampaign"],
  ["lt.acemlna.com", "ActiveCampaign"],
  ["exct.net", "Salesforce Marketing Cloud"],
  ["pardot.com", "Salesforce Account Engagement"],
  ["aweber.com", "AWeber"],
  ["getresponse.com", "GetResponse"],
];

/** Hosts that a mail gateway puts before an address. facts/reference-data.md 3.4 (ninoseki/kachi rules, MIT, and vendor pages). */
export const REWRITE_HOSTS: readonly (readonly [host: string, gateway: string])[] = [
  ["safelinks.protection.outlook.com", "Microsoft Safe Links"],
  ["safelink.emails.azure.net", "Microsoft Safe Links"],
  ["urldefense.proofpoint.com", "Proofpoint"],
  ["urldefense.com", "Proofpoint"],
  ["urldefense.us", "Proofpoint"],
  ["linkprotect.cudasvc.com", "Barracuda"],
  ["protection.sophos.com", "Sophos"],
  ["ctp.trendmicro.com", "Trend Micro"],
  ["protect2.fireeye.com", "Trellix"],
  ["urlsand.esvalabs.com", "Libraesva"],
  ["secure-web.cisco.com", "Cisco"],
];

/** Social networks that mails link to from their footer: no sender can move these to an own domain. */
export const SOCIAL_DOMAINS: readonly string[] =
  "facebook.com instagram.com linkedin.com x.com twitter.com youtube.com tiktok.com pinterest.com threads.net xing.com bsky.app whatsapp.com".split(
    " ",
  );

/** Names that swindlers imitate most, as first label of the registrable domain. Six letters or more: shorter ones are alike by chance. */
export const IMITATED_NAMES: readonly string[] = (
  "paypal microsoft google amazon facebook instagram whatsapp netflix linkedin dropbox docusign office365 outlook icloud " +
  "wellsfargo citibank barclays santander coinbase binance spotify walmart mastercard americanexpress mailchimp hubspot"
).split(" ");
