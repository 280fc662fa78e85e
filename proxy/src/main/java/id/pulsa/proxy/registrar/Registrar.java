package id.pulsa.proxy.registrar;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Answers REGISTER (RFC 3261 §10.3) once the sender is authenticated. May be called on any shard: a number's bindings
 * are changed on one shard only, chosen by the number, so that two REGISTERs at once cannot lose each other's changes.
 * The answer comes after the commit; no thread waits for it.
 */
public final class Registrar {
    private static final int OK = 200;

    private final RegisterParser parser;
    private final List<RegistrarShard> shards;

    /** @param shards all of the transport's, in order */
    public Registrar(RegistrarSettings settings, BindingStore store, TimeSource time, List<Shard> shards) {
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("a registrar needs a shard");
        }
        this.parser = new RegisterParser(settings);
        List<RegistrarShard> made = new ArrayList<>(shards.size());
        for (Shard shard : shards) {
            made.add(new RegistrarShard(shard, settings, store, time));
        }
        this.shards = List.copyOf(made);
    }

    /**
     * Works on one REGISTER whose To was found to be the authenticated user's. Whether the Request-URI names this
     * gateway and Require is understood (§10.3 steps 1 and 2) is to be checked before.
     *
     * @param shard where it arrived
     * @param flow where it came from; calls to its contacts will be sent back there
     * @param answer called once, on {@code shard}'s thread, maybe before this returns
     */
    public void register(Shard shard, Flow flow, SipRequest request, Consumer<RegisterResponse> answer) {
        RegisterParser.Result result = parser.parse(request, flow);
        if (result instanceof RegisterParser.Result.Refused refused) {
            answer.accept(refused.response());
            return;
        }
        Registration registration = ((RegisterParser.Result.Read) result).registration();
        RegistrarShard home = home(registration.number());
        if (home.shard().index() == shard.index()) {
            home.register(registration, answer);
        } else {
            home.shard()
                    .execute(() ->
                            home.register(registration, response -> shard.execute(() -> answer.accept(response))));
        }
    }

    /**
     * Removes all bindings of a number, in turn with its phones' REGISTERs. On any thread.
     *
     * @return completed after the commit; false when it cannot be done now
     */
    public CompletableFuture<Boolean> removeAll(String number) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        RegistrarShard home = home(number);
        home.shard()
                .execute(() -> home.register(
                        Registration.removal(number), response -> done.complete(response.status() == OK)));
        return done;
    }

    private RegistrarShard home(String number) {
        return shards.get(Math.floorMod(number.hashCode(), shards.size()));
    }
}
