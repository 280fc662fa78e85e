package id.pulsa.proxy.world;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** For identifiers that strangers could guess, since a world has no strangers. */
public final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient SplittableRandom source;

    public SeededRandom(SplittableRandom source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    @Override
    public int nextInt() {
        return source.nextInt();
    }
}
