package id.pulsa.proxy;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.proxy.transport.BindFailedException;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One bug of each kind that prepaid systems are known for. */
enum PlantedBugs {
    /** Every charged call is posted a second time, as if it had ended twice. */
    SETTLED_TWICE("balance") {
        @Override
        PlantedBug plant() {
            return new PlantedBug() {
                @Override
                public LedgerStore store(LedgerStore sound) {
                    return new Relayed(sound) {
                        @Override
                        public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
                            List<LedgerEvent> more = new ArrayList<>(events);
                            events.forEach(event -> {
                                if (event instanceof LedgerEvent.CallEnded ended
                                        && ended.cdr().chargeMicros() > 0) {
                                    more.add(again(ended));
                                }
                            });
                            return super.commit(more, aliveAtWallMillis).subList(0, events.size());
                        }
                    };
                }
            };
        }
    },

    /** The first call that ends in a cell does not give its channel back. */
    CHANNEL_KEPT("channels of") {
        @Override
        PlantedBug plant() {
            return new PlantedBug() {
                private @Nullable GatewayCore core;
                private boolean kept;

                @Override
                public void started(GatewayCore now) {
                    core = now;
                }

                @Override
                public LedgerStore store(LedgerStore sound) {
                    return new Relayed(sound) {
                        @Override
                        public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
                            events.forEach(event -> {
                                if (event instanceof LedgerEvent.CallEnded ended && ended.wasLive()) {
                                    keep(ended.cdr().callerCell());
                                }
                            });
                            return super.commit(events, aliveAtWallMillis);
                        }
                    };
                }

                private void keep(@Nullable String cell) {
                    GatewayCore running = core;
                    if (!kept && cell != null && running != null) {
                        kept = running.cells().seize(cell, null, false, true, 0).held() != null;
                    }
                }
            };
        }
    },

    /** What talks to the PBX is not hung up there. */
    BYE_TO_ONE_LEG("still up") {
        @Override
        PlantedBug plant() {
            return new PlantedBug() {
                @Override
                public SipTransport transport(SipTransport sound) {
                    return new WithoutBye(sound, WorldGateway.PBX);
                }
            };
        }
    },

    /** A process that starts knows nothing of the calls of the last one, and of what they had reserved. */
    RESERVATION_LOST_AT_RESTART("still up") {
        @Override
        PlantedBug plant() {
            return new PlantedBug() {
                @Override
                public LedgerStore store(LedgerStore sound) {
                    return new Relayed(sound) {
                        @Override
                        public LedgerReads openReads() {
                            return forgetful(super.openReads());
                        }
                    };
                }
            };
        }
    };

    private final String complaint;

    PlantedBugs(String complaint) {
        this.complaint = complaint;
    }

    abstract PlantedBug plant();

    /** What the check that finds it says. */
    String complaint() {
        return complaint;
    }

    /** Whether the process has to die for it. */
    boolean needsDeaths() {
        return this == RESERVATION_LOST_AT_RESTART;
    }

    private static LedgerEvent again(LedgerEvent.CallEnded ended) {
        CallDetailRecord cdr = ended.cdr();
        CallDetailRecord second = new CallDetailRecord(
                cdr.kind(),
                cdr.callId() + "-again",
                cdr.caller(),
                cdr.called(),
                cdr.account(),
                cdr.rate(),
                cdr.callerCell(),
                cdr.calleeCell(),
                cdr.startedAtWallMillis(),
                cdr.ringingAtWallMillis(),
                cdr.answeredAtWallMillis(),
                cdr.endedAtWallMillis(),
                cdr.talkMillis(),
                cdr.billedMillis(),
                cdr.chargeMicros(),
                cdr.cause(),
                cdr.sipStatus(),
                cdr.detail(),
                cdr.segments(),
                List.of(),
                cdr.decisions());
        return new LedgerEvent.CallEnded(second, false, ended.day(), List.of());
    }

    private static LedgerReads forgetful(LedgerReads sound) {
        return (LedgerReads) Proxy.newProxyInstance(
                LedgerReads.class.getClassLoader(), new Class<?>[] {LedgerReads.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("liveCalls") && method.getReturnType() == List.class
                                ? List.<LiveCall>of()
                                : method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Passes everything on to the store behind it. */
    private static class Relayed implements LedgerStore {
        private final LedgerStore sound;

        Relayed(LedgerStore sound) {
            this.sound = sound;
        }

        @Override
        public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
            return sound.commit(events, aliveAtWallMillis);
        }

        @Override
        public long position() {
            return sound.position();
        }

        @Override
        public long tail() {
            return sound.tail();
        }

        @Override
        public int liveCalls() {
            return sound.liveCalls();
        }

        @Override
        public LedgerReads openReads() {
            return sound.openReads();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /** Passes everything on but BYE to one address. */
    private record WithoutBye(SipTransport sound, InetSocketAddress spared) implements SipTransport {
        @Override
        public void send(Shard shard, Flow flow, byte[] buffer, int offset, int length, SendFailureListener onFailure) {
            String start = new String(buffer, offset, Math.min(4, length), StandardCharsets.US_ASCII);
            if (!start.equals("BYE ") || !flow.remote().equals(spared)) {
                sound.send(shard, flow, buffer, offset, length, onFailure);
            }
        }

        @Override
        public int shardCount() {
            return sound.shardCount();
        }

        @Override
        public Shard shard(int index) {
            return sound.shard(index);
        }

        @Override
        public void start(List<ListenAddress> addresses, MessageSink sink) throws BindFailedException {
            sound.start(addresses, sink);
        }

        @Override
        public List<ListenAddress> listening() {
            return sound.listening();
        }

        @Override
        public Flow flowTo(TransportKind kind, InetSocketAddress remote) {
            return sound.flowTo(kind, remote);
        }

        @Override
        public InetSocketAddress contactAddress(Flow flow) {
            return sound.contactAddress(flow);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
