package id.pulsa.proxy.world;

import id.pulsa.proxy.message.Method;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody with a phone who does whatever people, and broken phones, do; by chance. */
public final class Person {
    private static final int[] REFUSALS = {302, 404, 480, 486, 500, 503, 603};

    /** Numbers that begin so are no subscriber's: each is called once only, so that its record can be told from others. */
    public static final String OUTSIDE = "2000";

    private final World world;
    private final WorldPhone phone;
    private final List<String> numbers;
    private final SplittableRandom chance;
    private boolean quiet;

    /** @param numbers that this person knows */
    public Person(World world, WorldPhone phone, List<String> numbers) {
        this.world = world;
        this.phone = phone;
        this.numbers = numbers;
        this.chance = world.chance();
        phone.whenCalled(this::called);
    }

    /** Begins to call now and then, about this often. */
    public void beginCalling(int meanPauseMillis) {
        later(meanPauseMillis, () -> {
            if (!quiet) {
                call();
                beginCalling(meanPauseMillis);
            }
        });
    }

    /** Makes no more calls; those that go on are ended as they would have been. */
    public void beQuiet() {
        quiet = true;
    }

    private void later(int meanMillis, Runnable action) {
        long millis = (long) (-meanMillis * Math.log(1 - chance.nextDouble()));
        world.afterMillis(millis, phone.life(), action);
    }

    private void call() {
        String number = numbers.get(chance.nextInt(numbers.size()));
        PhoneCall call = phone.call(
                number.equals(OUTSIDE)
                        ? number + phone.digits() + "00" + phone.calls().size()
                        : number);
        if (chance.nextInt(5) == 0) {
            // Before 100, while it rings, or when the answer is on its way.
            later(3_000, call::cancel);
        }
        mayChange(call);
        if (chance.nextInt(4) > 0) {
            later(15_000, call::hangUp);
        }
    }

    private void called(PhoneCall call) {
        switch (chance.nextInt(12)) {
            case 0 -> call.ring();
            case 1 -> {
                // Says nothing at all.
            }
            case 2, 3 -> {
                call.ring();
                later(2_000, () -> call.refuse(REFUSALS[chance.nextInt(REFUSALS.length)]));
            }
            case 4 -> call.pickUp();
            default -> {
                call.ring();
                later(2_500, call::pickUp);
                mayChange(call);
                if (chance.nextInt(4) > 0) {
                    later(15_000, call::hangUp);
                }
            }
        }
    }

    private void mayChange(PhoneCall call) {
        if (chance.nextInt(4) == 0) {
            Method method = chance.nextBoolean() ? Method.INVITE : Method.UPDATE;
            later(8_000, () -> call.change(method));
        }
    }
}
