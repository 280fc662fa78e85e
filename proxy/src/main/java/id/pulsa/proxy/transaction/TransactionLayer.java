package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timers;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One shard's transactions: matches each message to the machine that it belongs to, or opens one. Confined to the
 * shard's thread, but for construction.
 */
public final class TransactionLayer {
    private final Shard shard;
    private final SipTransport transport;
    private final SipTimers sipTimers;
    private final TransactionLimits limits;
    private final ShardIdentifiers identifiers;
    private final OwnAddresses ownAddresses;
    private final StatelessReplies stateless;
    private final Tally tally = new Tally();
    private final TransactionEvents events = new TransactionEvents();
    private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
    private final Map<MergeKey, ServerTransaction> mergeable = new HashMap<>();
    private final Map<String, ClientTransaction> clients = new HashMap<>();
    // A CANCEL has its INVITE's branch (RFC 3261 §9.1), and may outlive it.
    private final Map<String, ClientTransaction> cancels = new HashMap<>();
    private final TrafficListener traffic;
    private final TransactionUser user;
    private boolean suspended;
    private boolean silent;

    /**
     * @param traffic hears of every message
     * @param userOf makes the core above, which is handed this layer; called once, at the end of construction
     */
    public TransactionLayer(
            Shard shard,
            SipTransport transport,
            SipTimers sipTimers,
            TransactionLimits limits,
            SecureRandom random,
            TrafficListener traffic,
            Function<TransactionLayer, TransactionUser> userOf) {
        this.shard = shard;
        this.transport = transport;
        this.sipTimers = sipTimers;
        this.limits = limits;
        this.identifiers = new ShardIdentifiers(random, shard.index());
        this.ownAddresses = new OwnAddresses(transport);
        this.stateless = new StatelessReplies(transport, traffic);
        this.traffic = traffic;
        this.user = userOf.apply(this);
    }

    /**
     * Sends an INVITE. Its one Via must come from {@link #via}.
     *
     * @throws IllegalArgumentException when it is no INVITE or has no branch of ours
     */
    public InviteClientTransaction sendInvite(SipRequest invite, Flow flow, ClientTransactionListener listener) {
        if (!invite.method().equals(Method.INVITE)) {
            throw new IllegalArgumentException("not an INVITE: " + invite.method());
        }
        InviteClientTransaction transaction =
                new InviteClientTransaction(this, ShardIdentifiers.branchOf(invite), invite, flow, listener);
        if (enter(clients, transaction)) {
            events.count(TransactionKind.INVITE_CLIENT, Event.BEGUN);
            transaction.start();
        }
        return transaction;
    }

    /**
     * Sends any other request but ACK and CANCEL. Its one Via must come from {@link #via}.
     *
     * @throws IllegalArgumentException when it is one of those or has no branch of ours
     */
    public NonInviteClientTransaction sendRequest(SipRequest request, Flow flow, ClientTransactionListener listener) {
        Method method = request.method();
        if (method.equals(Method.INVITE) || method.equals(Method.ACK) || method.equals(Method.CANCEL)) {
            throw new IllegalArgumentException(method + " is not sent this way");
        }
        return startNonInvite(clients, ShardIdentifiers.branchOf(request), request, flow, listener);
    }

    /** Sends a CANCEL as a transaction of its own; nobody asks for its outcome. */
    void startCancel(InviteClientTransaction invite, SipRequest cancel) {
        startNonInvite(cancels, invite.branch(), cancel, invite.flow(), IgnoredOutcome.INSTANCE);
    }

    private NonInviteClientTransaction startNonInvite(
            Map<String, ClientTransaction> table,
            String branch,
            SipRequest request,
            Flow flow,
            ClientTransactionListener listener) {
        NonInviteClientTransaction transaction = new NonInviteClientTransaction(this, branch, request, flow, listener);
        if (enter(table, transaction)) {
            events.count(TransactionKind.OTHER_CLIENT, Event.BEGUN);
            transaction.start();
        }
        return transaction;
    }

    /**
     * Takes over an INVITE that an earlier process sent and got no final response to: its responses come here, and it can
     * be {@linkplain InviteClientTransaction#cancel cancelled}, which must be done: nothing else ends it.
     *
     * @param invite with the Via that it was sent with
     */
    public InviteClientTransaction adoptSent(SipRequest invite, Flow flow, ClientTransactionListener listener) {
        InviteClientTransaction transaction =
                new InviteClientTransaction(this, ShardIdentifiers.branchOf(invite), invite, flow, listener);
        if (enter(clients, transaction)) {
            events.count(TransactionKind.INVITE_CLIENT, Event.BEGUN);
            transaction.adopt();
        }
        return transaction;
    }

    /**
     * Takes over an INVITE that an earlier process received, to be given its final response. Nobody is told of it.
     *
     * @param toTag our tag in the responses
     * @return null when it has come again meanwhile, and is being answered as a new one
     */
    public @Nullable InviteServerTransaction adoptReceived(SipRequest invite, Flow flow, String toTag) {
        invite.cameFrom(
                Addresses.numeric(flow.remote().getAddress()), flow.remote().getPort());
        TransactionKey key = TransactionKey.of(invite);
        InviteServerTransaction transaction = new InviteServerTransaction(this, key, invite, flow);
        transaction.toTag(toTag);
        if (servers.putIfAbsent(key, transaction) != null) {
            return null;
        }
        events.count(TransactionKind.INVITE_SERVER, Event.BEGUN);
        return transaction;
    }

    /** False when the table is full: the transaction fails, later as every failure does. Nothing becomes of it in silence. */
    private boolean enter(Map<String, ClientTransaction> table, ClientTransaction transaction) {
        if (silent) {
            return false;
        }
        if (clients.size() + cancels.size() >= limits.clientTransactions()) {
            shard.execute(() -> transaction.listener.transportFailed(transaction, SendFailure.QUEUE_FULL));
            return false;
        }
        if (table.putIfAbsent(transaction.branch(), transaction) != null) {
            throw new IllegalArgumentException("this branch was used before: " + transaction.branch());
        }
        return true;
    }

    /** Sends a message outside any transaction: the ACK to a 2xx. */
    public void transmit(SipMessage message, Flow flow, SendFailureListener onFailure) {
        if (silent) {
            return;
        }
        traffic.sent(message, flow);
        transport.send(shard, flow, message.bytes(), 0, message.length(), onFailure);
    }

    /** A response has arrived on this shard. */
    public void received(SipResponse response, Flow flow) {
        if (silent) {
            return;
        }
        traffic.received(response, flow);
        String branch = response.topVia().branch();
        Method method = response.cseq().method();
        ClientTransaction transaction =
                branch == null ? null : (method.equals(Method.CANCEL) ? cancels : clients).get(branch);
        // §17.1.3: same branch and same method.
        if (transaction != null && transaction.method().equals(method)) {
            transaction.receive(response);
            return;
        }
        tally.unmatchedResponses++;
        if (response.isSuccess() && method.equals(Method.INVITE)) {
            user.strayAnswer(response, flow);
        }
    }

    /** A request has arrived on this shard; {@link SipRequest#cameFrom} is noted in it. */
    public void received(SipRequest request, Flow flow) {
        if (silent) {
            return;
        }
        traffic.received(request, flow);
        TransactionKey key = TransactionKey.of(request);
        ServerTransaction known = servers.get(key);
        if (known != null) {
            known.receive(request, flow);
        } else if (request.method().equals(Method.ACK)) {
            user.acknowledged(request, flow);
        } else if (request.method().equals(Method.CANCEL)) {
            receivedCancel(key, request, flow);
        } else {
            receivedNew(key, request, flow);
        }
    }

    private void receivedNew(TransactionKey key, SipRequest request, Flow flow) {
        boolean insideDialog = request.to().tag() != null;
        if (suspended && !insideDialog && !hasCredentials(request)) {
            leave(request, flow);
            return;
        }
        if (servers.size() >= limits.serverTransactions(insideDialog)) {
            refuse(request, flow, 503, "Too Many Transactions");
            return;
        }
        MergeKey mergeKey = insideDialog ? null : MergeKey.of(request);
        if (mergeKey != null && mergeable.containsKey(mergeKey)) {
            // §8.2.2.2: the same request came by another path and is being answered there.
            refuse(request, flow, 482, "Request Merged");
            return;
        }
        boolean invite = request.method().equals(Method.INVITE);
        ServerTransaction transaction = invite
                ? new InviteServerTransaction(this, key, request, flow)
                : new NonInviteServerTransaction(this, key, request, flow);
        servers.put(key, transaction);
        if (mergeKey != null) {
            mergeable.put(mergeKey, transaction);
            transaction.mergeKey(mergeKey);
        }
        handUp(transaction, request);
    }

    /**
     * From now on requests outside dialogs are left alone, so that whoever serves this address next answers their
     * repetitions. Those with credentials are answered still: they are the second half of something begun here.
     */
    public void suspend() {
        suspended = true;
    }

    /**
     * From now on nothing is received, sent or reported: whatever goes on, and all that comes, is left to whoever serves this
     * address next. What cannot be sent any more does not count as done.
     */
    public void fallSilent() {
        silent = true;
        List.copyOf(servers.values()).forEach(ServerTransaction::abandon);
        List.copyOf(clients.values()).forEach(ClientTransaction::abandon);
        List.copyOf(cancels.values()).forEach(ClientTransaction::abandon);
    }

    boolean isSilent() {
        return silent;
    }

    private static boolean hasCredentials(SipRequest request) {
        return request.has(HeaderName.PROXY_AUTHORIZATION) || request.has(HeaderName.AUTHORIZATION);
    }

    /** Over TCP nothing is repeated: there the client must hear that it is to try again. */
    private void leave(SipRequest request, Flow flow) {
        if (flow.kind() != TransportKind.UDP) {
            refuse(request, flow, 503, "Restarting");
        }
    }

    private void handUp(ServerTransaction transaction, SipRequest request) {
        boolean taken = false;
        try {
            if (transaction instanceof InviteServerTransaction invite) {
                events.count(TransactionKind.INVITE_SERVER, Event.BEGUN);
                user.invited(invite, request);
                invite.awaitUser();
            } else if (transaction instanceof NonInviteServerTransaction other) {
                events.count(TransactionKind.OTHER_SERVER, Event.BEGUN);
                user.requested(other, request);
                other.awaitUser();
            }
            taken = true;
        } finally {
            if (!taken && !transaction.isAnswered()) {
                // The user failed on it: the peer gets an answer, and nothing stays behind.
                transaction.respond(transaction.reply(500).buildResponse());
            }
        }
    }

    private void receivedCancel(TransactionKey key, SipRequest cancel, Flow flow) {
        // §9.2: the CANCEL is about the INVITE with the same branch and sent-by.
        if (!(servers.get(TransactionKey.cancelledBy(cancel)) instanceof InviteServerTransaction invite)) {
            refuse(cancel, flow, 481, "No Such Transaction");
            return;
        }
        NonInviteServerTransaction transaction = new NonInviteServerTransaction(this, key, cancel, flow);
        servers.put(key, transaction);
        events.count(TransactionKind.OTHER_SERVER, Event.BEGUN);
        transaction.toTag(invite.toTag());
        transaction.respond(transaction.reply(200).buildResponse());
        invite.receiveCancel(cancel);
    }

    private void refuse(SipRequest request, Flow flow, int status, String reasonPhrase) {
        tally.refused++;
        var reply = StatelessReplies.reply(request, status, reasonPhrase);
        if (status == 503) {
            reply.add(HeaderName.RETRY_AFTER, limits.retryAfterSeconds());
        }
        stateless.send(shard, flow, request, reply.buildResponse());
    }

    void ended(ServerTransaction transaction) {
        servers.remove(transaction.key(), transaction);
        events.count(transaction.kind(), Event.ENDED);
        noLongerMergeable(transaction);
    }

    /** A later copy of this request by another path is a new attempt: some clients repeat CSeq after a challenge. */
    void noLongerMergeable(ServerTransaction transaction) {
        MergeKey mergeKey = transaction.mergeKey();
        if (mergeKey != null) {
            mergeable.remove(mergeKey);
            transaction.mergeKey(null);
        }
    }

    void ended(ClientTransaction transaction) {
        events.count(transaction.kind(), Event.ENDED);
        if (transaction instanceof InviteClientTransaction) {
            clients.remove(transaction.branch());
        } else {
            (transaction.method().equals(Method.CANCEL) ? cancels : clients).remove(transaction.branch());
        }
    }

    /** The TCP connection of this flow has ended. */
    public void connectionClosed(Flow flow) {
        if (!silent) {
            user.connectionClosed(flow);
        }
    }

    /** A new branch, for {@link #via(Flow, String)}. */
    public String newBranch() {
        return identifiers.branch();
    }

    /** A new tag, which leads requests that carry it in To to this shard. */
    public String newTag() {
        return identifiers.tag();
    }

    /** A new Call-ID. */
    public String newCallId() {
        return identifiers.callId();
    }

    /** A new identifier of a call, which says its shard and is ordered by time; {@link ShardIdentifiers#ordered}. */
    public String newCallNumber(long wallMillis) {
        return identifiers.ordered(wallMillis);
    }

    /** The Via, with a new branch, for a request over that flow. */
    public String via(Flow flow) {
        return ownAddresses.via(flow, identifiers.branch());
    }

    /** The Via with that branch for a request over that flow. */
    public String via(Flow flow, String branch) {
        return ownAddresses.via(flow, branch);
    }

    /** Our address as that peer should see it, for Contact: {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}. */
    public String contactHostPort(Flow flow) {
        return ownAddresses.hostPort(flow);
    }

    /** How many transactions are alive, and what was repeated and absorbed. */
    public TransactionCounts counts() {
        return tally.counts(events);
    }

    /** What has happened to transactions, by kind; may be asked by any thread. */
    public TransactionEvents events() {
        return events;
    }

    public Shard shard() {
        return shard;
    }

    /** The shard's clock and timers. */
    public Timers timers() {
        return shard.timers();
    }

    public SipTransport transport() {
        return transport;
    }

    /** T1, T2, T4 and what derives from them. */
    public SipTimers sipTimers() {
        return sipTimers;
    }

    TransactionUser user() {
        return user;
    }

    Tally tally() {
        return tally;
    }

    StatelessReplies stateless() {
        return stateless;
    }
}
