package id.pulsa.proxy.world;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;

/** Carries datagrams between the machines of a world. */
public final class WorldNetwork {
    /** A machine that takes datagrams. */
    public interface Port {
        void arrived(InetSocketAddress from, byte[] datagram);
    }

    private record Listener(Life life, Port port) {}

    private final World world;
    private final SplittableRandom chance;
    private final Map<InetSocketAddress, Listener> listeners = new HashMap<>();
    private NetworkFaults faults;
    private BiPredicate<InetSocketAddress, byte[]> eaten = (to, datagram) -> false;
    private long carried;

    public WorldNetwork(World world, NetworkFaults faults) {
        this.world = world;
        this.chance = world.chance();
        this.faults = faults;
    }

    public void faults(NetworkFaults now) {
        faults = now;
    }

    /** What is never to arrive, until it is told otherwise: for one certain lost message. */
    public void eat(BiPredicate<InetSocketAddress, byte[]> what) {
        eaten = what;
    }

    /** From now on the datagrams for that address go there. */
    public void listen(InetSocketAddress address, Life life, Port port) {
        listeners.put(address, new Listener(life, port));
    }

    public void send(InetSocketAddress from, InetSocketAddress to, byte[] buffer, int offset, int length) {
        byte[] datagram = Arrays.copyOfRange(buffer, offset, offset + length);
        if (eaten.test(to, datagram) || chance.nextDouble() < faults.lost()) {
            return;
        }
        carry(from, to, datagram);
        if (chance.nextDouble() < faults.repeated()) {
            carry(from, to, datagram);
        }
    }

    private void carry(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        int spread = faults.maxDelayMillis() - faults.minDelayMillis();
        int delayMillis = faults.minDelayMillis() + (spread == 0 ? 0 : chance.nextInt(spread + 1));
        carried++;
        world.afterMillis(delayMillis, ALWAYS, () -> {
            Listener listener = listeners.get(to);
            if (listener != null && listener.life().goesOn()) {
                world.after(0, listener.life(), () -> listener.port().arrived(from, datagram.clone()));
            }
        });
    }

    /** How many datagrams were put on their way. */
    public long carried() {
        return carried;
    }

    private static final Life ALWAYS = new Life();
}
