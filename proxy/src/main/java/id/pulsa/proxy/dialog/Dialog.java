package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.CSeq;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dialog (RFC 3261 §12) as seen by us, one leg of a call. An INVITE that forks makes several: one for each To tag
 * that answers. Confined to its shard's thread.
 */
public final class Dialog {
    private static final int MAX_FORWARDS = 70;

    private final String callId;
    private final String localTag;
    private final String remoteTag;
    private final String localParty;
    private final String remoteParty;
    private final String localContact;
    private final AckMemory ack = new AckMemory();
    private List<String> routeSet;
    private String remoteTarget;
    private long localCseq;
    private long remoteCseq;
    private Flow setUpFlow;
    private boolean flowLost;
    private @Nullable Flow nextHop;
    private DialogState state;

    Dialog(
            String callId,
            NameAddress local,
            NameAddress remote,
            String localContact,
            List<String> routeSet,
            String remoteTarget,
            long localCseq,
            long remoteCseq,
            Flow flow,
            DialogState state) {
        this.callId = callId;
        this.localTag = tag(local);
        this.remoteTag = tag(remote);
        this.localParty = local.toString();
        this.remoteParty = remote.toString();
        this.localContact = localContact;
        this.routeSet = routeSet;
        this.remoteTarget = remoteTarget;
        this.localCseq = localCseq;
        this.remoteCseq = remoteCseq;
        this.setUpFlow = flow;
        this.state = state;
    }

    private static String tag(NameAddress party) {
        String tag = party.tag();
        return tag == null ? "" : tag;
    }

    /**
     * The early dialog that our response with {@code localTag} to {@code invite} makes (§12.1.1).
     *
     * @param localContact value of our Contact header, as our responses carry it
     * @param flow where the INVITE came from
     */
    public static Dialog asServer(SipRequest invite, String localTag, String localContact, Flow flow) {
        NameAddress from = invite.from();
        return new Dialog(
                invite.callId(),
                invite.to().with("tag", localTag),
                from,
                localContact,
                List.copyOf(invite.values(HeaderName.RECORD_ROUTE)),
                // A peer without Contact breaks §8.1.1.8; its From and the flow reach most of them.
                contactUri(invite, from.uriText()),
                0,
                invite.cseq().number(),
                flow,
                DialogState.EARLY);
    }

    /**
     * The dialog that a response with a To tag to our INVITE makes (§12.1.2): early by 101–199, confirmed by 2xx.
     *
     * @param flow where the INVITE was sent
     * @throws IllegalArgumentException when the response has no To tag or is of another class
     */
    public static Dialog asClient(SipRequest invite, SipResponse response, Flow flow) {
        if (response.to().tag() == null || response.status() <= 100 || response.status() >= 300) {
            throw new IllegalArgumentException("makes no dialog: " + response.startLine());
        }
        String localContact = invite.header(HeaderName.CONTACT);
        return new Dialog(
                invite.callId(),
                invite.from(),
                response.to(),
                localContact == null ? "" : localContact,
                reversed(response),
                contactUri(response, invite.requestUri()),
                invite.cseq().number(),
                -1,
                flow,
                response.isSuccess() ? DialogState.CONFIRMED : DialogState.EARLY);
    }

    /**
     * The dialog of another 2xx to the same INVITE, with another To tag: something behind the peer forked it
     * (§13.2.2.4). Such a dialog wants an ACK and, since one phone is enough, a BYE.
     */
    public Dialog sibling(SipResponse success) {
        return new Dialog(
                callId,
                success.from(),
                success.to(),
                localContact,
                reversed(success),
                contactUri(success, remoteTarget),
                success.cseq().number(),
                -1,
                setUpFlow,
                DialogState.CONFIRMED);
    }

    private static List<String> reversed(SipResponse response) {
        List<String> routes = new ArrayList<>(response.values(HeaderName.RECORD_ROUTE));
        Collections.reverse(routes);
        return List.copyOf(routes);
    }

    private static String contactUri(SipMessage message, String otherwise) {
        List<String> contacts = message.values(HeaderName.CONTACT);
        NameAddress contact = contacts.isEmpty() ? null : NameAddress.parse(contacts.get(0));
        return contact == null ? otherwise : contact.uriText();
    }

    /** Our 2xx to the INVITE is sent. */
    public void confirm() {
        if (state == DialogState.EARLY) {
            state = DialogState.CONFIRMED;
        }
    }

    /** A 2xx to our INVITE confirms the early dialog; it brings the route set and target that count (§13.2.2.4). */
    public void confirm(SipResponse success) {
        if (state == DialogState.EARLY) {
            state = DialogState.CONFIRMED;
            routeSet = reversed(success);
        }
        refreshTarget(success);
    }

    /** The dialog is over. */
    public void terminate() {
        state = DialogState.TERMINATED;
    }

    /**
     * Whether a request inside the dialog is in order (§12.2.2); false when its CSeq goes back: answer 500. ACK and
     * CANCEL repeat their INVITE's CSeq and need no check.
     */
    public boolean acceptsSequence(SipRequest request) {
        long number = request.cseq().number();
        if (remoteCseq >= 0 && number < remoteCseq) {
            return false;
        }
        remoteCseq = number;
        return true;
    }

    /** A re-INVITE or UPDATE, or the 2xx to ours, names where the peer is from now on (§12.2.1.2, §12.2.2). */
    public void refreshTarget(SipMessage message) {
        String target = contactUri(message, remoteTarget);
        if (!target.equals(remoteTarget)) {
            remoteTarget = target;
            nextHop = null;
        }
    }

    /** The peer's messages come over another flow now (a new connection, a NAT that changed its port). */
    public void movedTo(Flow flow) {
        if (!flow.equals(setUpFlow)) {
            setUpFlow = flow;
            flowLost = false;
            nextHop = null;
        }
    }

    /** A TCP connection has ended; true when it was this dialog's: requests then go over a new one. */
    public boolean connectionClosed(Flow flow) {
        if (!flow.equals(setUpFlow)) {
            return false;
        }
        flowLost = true;
        nextHop = null;
        return true;
    }

    /** Where the next request goes, by the rules of {@link NextHop}. */
    public Flow flow(TransactionLayer layer) {
        Flow known = nextHop;
        if (known == null) {
            boolean routed = !routeSet.isEmpty();
            NameAddress first = routed ? NameAddress.parse(routeSet.get(0)) : null;
            SipUri uri = first != null ? first.uri() : SipUri.parse(remoteTarget);
            known = NextHop.choose(layer.transport(), uri, routed, setUpFlow, flowLost);
            nextHop = known;
        }
        return known;
    }

    /**
     * Starts a request inside the dialog (§12.2.1.1) with the next CSeq; not for ACK. To be sent over
     * {@link #flow(TransactionLayer)}.
     *
     * @throws IllegalStateException when CSeq would pass 2³¹ − 1
     */
    public MessageBuilder request(Method method, TransactionLayer layer) {
        if (localCseq == CSeq.MAX_NUMBER) {
            throw new IllegalStateException("no CSeq left");
        }
        localCseq++;
        return start(method, localCseq, layer);
    }

    /**
     * Starts the ACK to a 2xx (§13.2.2.4), with the CSeq of its INVITE. Credentials of that INVITE are the caller's to
     * add. Send it with {@link #sendAck}.
     */
    public MessageBuilder ack(long inviteCseq, TransactionLayer layer) {
        return start(Method.ACK, inviteCseq, layer);
    }

    private MessageBuilder start(Method method, long cseq, TransactionLayer layer) {
        // §12.2.1.1: a strict router wants to be the Request-URI; the target then travels as the last Route.
        String strictRouter = strictRouter();
        MessageBuilder builder = MessageBuilder.request(method, strictRouter != null ? strictRouter : remoteTarget)
                .add(HeaderName.VIA, layer.via(flow(layer)))
                .add(HeaderName.MAX_FORWARDS, MAX_FORWARDS);
        if (strictRouter != null) {
            builder.addAll(HeaderName.ROUTE, routeSet.subList(1, routeSet.size()))
                    .add(HeaderName.ROUTE, "<" + remoteTarget + ">");
        } else {
            builder.addAll(HeaderName.ROUTE, routeSet);
        }
        builder.add(HeaderName.FROM, localParty)
                .add(HeaderName.TO, remoteParty)
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, cseq + " " + method.name());
        if (!localContact.isEmpty() && refreshesTarget(method)) {
            builder.add(HeaderName.CONTACT, localContact);
        }
        return builder;
    }

    private @Nullable String strictRouter() {
        NameAddress first = routeSet.isEmpty() ? null : NameAddress.parse(routeSet.get(0));
        SipUri uri = first == null ? null : first.uri();
        return first == null || uri == null || uri.isLooseRouter() ? null : first.uriText();
    }

    private static boolean refreshesTarget(Method method) {
        return method.equals(Method.INVITE)
                || method.equals(Method.UPDATE)
                || method.equals(Method.SUBSCRIBE)
                || method.equals(Method.NOTIFY)
                || method.equals(Method.REFER);
    }

    /** Sends the ACK to a 2xx and keeps it for {@link #acknowledgeAgain}. */
    public void sendAck(SipRequest request, TransactionLayer layer) {
        ack.send(request, flow(layer), layer);
    }

    /**
     * A 2xx has come again: sends the very same ACK again (§13.2.2.4).
     *
     * @return false when no ACK was sent for this 2xx yet
     */
    public boolean acknowledgeAgain(SipResponse success, TransactionLayer layer) {
        return ack.sendAgain(success, layer);
    }

    public String callId() {
        return callId;
    }

    /** Our tag, which leads to our shard: unique here, so enough to find the dialog by. */
    public String localTag() {
        return localTag;
    }

    /** The peer's tag; empty for a peer of RFC 2543. */
    public String remoteTag() {
        return remoteTag;
    }

    /** From of our requests. */
    public String localParty() {
        return localParty;
    }

    /** To of our requests. */
    public String remoteParty() {
        return remoteParty;
    }

    /** Value of our Contact header. */
    public String localContact() {
        return localContact;
    }

    /** The peer's Contact URI. */
    public String remoteTarget() {
        return remoteTarget;
    }

    /** Route headers of our requests, in order. */
    public List<String> routeSet() {
        return routeSet;
    }

    /** CSeq of our latest request, or 0. */
    public long localCseq() {
        return localCseq;
    }

    /** CSeq of the peer's latest request, or −1. */
    public long remoteCseq() {
        return remoteCseq;
    }

    /** The flow that the dialog was set up over. */
    public Flow setUpFlow() {
        return setUpFlow;
    }

    public DialogState state() {
        return state;
    }
}
