/** Who clicked: networks, places, user agents, mailbox systems. */
export { classifyAgent } from "./agents.js";
export { mailboxSystem, systemOfMailServer } from "./mailboxes.js";
export { areMailServers, MailServerList } from "./mx.js";
export { type NetworkData, Networks } from "./networks.js";
export { type NetworkOptions, openNetworks } from "./open-networks.js";
export { resolveMx } from "./resolve-mx.js";
