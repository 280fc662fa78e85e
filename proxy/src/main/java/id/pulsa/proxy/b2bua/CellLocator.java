package id.pulsa.proxy.b2bua;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.message.AccessNetwork;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which cell a subscriber is in: the one that P-Access-Network-Info names, else the one that an administrator or a
 * handover set, else the one whose network the phone sends from, else the home cell, else the default.
 *
 * <p>A header in the request itself always counts. What was said earlier, in a REGISTER or another call, counts until a
 * cell is set; that one counts until the phone names another than it named before. So a phone that repeats itself with
 * each REGISTER does not undo what was set. What is remembered is one entry for each number, and gone when the gateway
 * stops: phones say it again, and where a phone was before is no better guess than its home. Thread-safe.
 */
public final class CellLocator {
    private final Supplier<CellPlan> plan;
    private final Function<String, @Nullable InetAddress> addresses;
    private final long maxNumbers;
    private final Map<String, Whereabouts> known = new ConcurrentHashMap<>();

    /**
     * What was said of a number.
     *
     * @param named by the phone
     * @param set by an administrator or a handover, since then
     */
    private record Whereabouts(
            @Nullable String named, @Nullable String set) {
        @Nullable Whereabouts orNull() {
            return named == null && set == null ? null : this;
        }

        @Nullable String latest() {
            return set == null ? named : set;
        }
    }

    /**
     * Remembers nothing yet.
     *
     * @param plan the cells as they are configured now
     * @param addresses where a number's phone registered from; null when it is not registered
     * @param maxNumbers how many numbers something is remembered of; what is said of more is forgotten at once
     */
    public CellLocator(Supplier<CellPlan> plan, Function<String, @Nullable InetAddress> addresses, long maxNumbers) {
        this.plan = plan;
        this.addresses = addresses;
        this.maxNumbers = maxNumbers;
    }

    /** The cell of the authenticated sender of a request; null for none. */
    @Nullable String ofSender(Subscriber sender, SipRequest request, Flow flow) {
        String named = heard(sender.number(), request);
        if (named != null) {
            return named;
        }
        CellPlan cells = plan.get();
        String latest = latest(sender.number(), cells);
        return latest != null ? latest : found(sender, flow.remote().getAddress(), cells);
    }

    /** The cell that a request names, which is remembered; null when it names none. */
    private @Nullable String heard(String number, SipRequest request) {
        String named = named(request, plan.get());
        if (named != null) {
            remember(number, named);
        }
        return named;
    }

    /**
     * The cell that a request inside a call says its phone has gone to, which is remembered. Null when it names none, or the
     * same as before: a refreshed session does not undo what was set since.
     */
    @Nullable String gone(String number, SipRequest request) {
        String named = named(request, plan.get());
        if (named == null || !isNews(named, known.get(number))) {
            return null;
        }
        remember(number, named);
        return named;
    }

    /** The cell of a subscriber of whom no request is at hand; null for none. */
    public @Nullable String of(Subscriber subscriber) {
        CellPlan cells = plan.get();
        String latest = latest(subscriber.number(), cells);
        return latest != null
                ? latest
                : found(subscriber, cells.hasNetworks() ? addresses.apply(subscriber.number()) : null, cells);
    }

    private @Nullable String latest(String number, CellPlan cells) {
        Whereabouts whereabouts = known.get(number);
        String cell = whereabouts == null ? null : whereabouts.latest();
        return cell != null && cells.has(cell) ? cell : null;
    }

    private static @Nullable String found(Subscriber subscriber, @Nullable InetAddress address, CellPlan cells) {
        String cell = address == null ? null : cells.withAddress(address.getAddress());
        if (cell != null) {
            return cell;
        }
        String home = subscriber.homeCell();
        // A home that is no cell any more is named all the same when there is no default: records show it.
        return home != null && (cells.has(home) || cells.defaultCell() == null) ? home : cells.defaultCell();
    }

    /** The first identity that is one of a cell; what a network provided comes before what a phone says itself. */
    private static @Nullable String named(SipRequest request, CellPlan cells) {
        for (AccessNetwork network : AccessNetwork.of(request)) {
            for (String id : network.cellIds()) {
                String cell = cells.withId(id);
                if (cell != null) {
                    return cell;
                }
            }
        }
        return null;
    }

    /** A REGISTER was accepted: the phone is where it says, or says no longer where it is. */
    void registered(String number, SipRequest register) {
        remember(number, named(register, plan.get()));
    }

    private void remember(String number, @Nullable String named) {
        Whereabouts before = known.get(number);
        boolean news = named == null ? before != null && before.named() != null : isNews(named, before);
        if (news && (before != null || known.size() < maxNumbers)) {
            known.compute(number, (key, now) -> {
                String set = now != null && !isNews(named, now) ? now.set() : null;
                return new Whereabouts(named, set).orNull();
            });
        }
    }

    /** Silence is no news of where a phone is. */
    private static boolean isNews(@Nullable String named, @Nullable Whereabouts before) {
        return named != null && (before == null || !named.equals(before.named()));
    }

    /**
     * The subscriber is in a cell from now on.
     *
     * @param cell null to forget what was set before
     * @return false when too many are remembered
     */
    public boolean set(String number, @Nullable String cell) {
        if (cell != null && known.size() >= maxNumbers && !known.containsKey(number)) {
            return false;
        }
        known.compute(number, (key, now) -> new Whereabouts(now == null ? null : now.named(), cell).orNull());
        return true;
    }
}
