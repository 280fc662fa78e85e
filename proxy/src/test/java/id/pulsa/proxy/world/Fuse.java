package id.pulsa.proxy.world;

/** Lets a process die at one of the steps that the world outside can see: a datagram sent, an event kept. */
public final class Fuse {
    private final Life life;
    private long left = Long.MAX_VALUE;

    public Fuse(Life life) {
        this.life = life;
    }

    /** It dies so many steps from now; each datagram and each event is two: before, and after it is out. */
    public void light(long steps) {
        left = steps;
    }

    /** One step. */
    void burn(String where) {
        if (--left == 0) {
            life.end();
            throw new Death(where);
        }
    }

    /** Whether it still lives. */
    boolean goesOn() {
        return life.goesOn();
    }
}
