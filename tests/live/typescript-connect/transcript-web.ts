// Runs the steps that browsers can do over gRPC-Web, with Node's `fetch`.

import { first, last, TARGET, TOKEN } from "./steps.js";
import { connect } from "./web.js";

const at = (token?: string) => connect(`http://${TARGET}`, { token });
const client = at(TOKEN);
await first(client);
await last(client, at);
client.close();
