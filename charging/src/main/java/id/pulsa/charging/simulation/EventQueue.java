package id.pulsa.charging.simulation;

import java.util.Arrays;

/** What is to happen on the virtual clock, the earliest first: a binary heap. Used by one thread. */
final class EventQueue {
    /** Something that happens. */
    interface Event {
        void happen(long nowMillis);
    }

    private static final Event NONE = nowMillis -> {};

    private long[] times = new long[256];
    private Event[] events = new Event[256];
    private int size;

    void add(long atMillis, Event event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (times[parent] <= atMillis) {
                break;
            }
            times[place] = times[parent];
            events[place] = events[parent];
            place = parent;
        }
        times[place] = atMillis;
        events[place] = event;
    }

    /** When the next event is due; {@link Long#MAX_VALUE} when there is none. */
    long nextMillis() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the next event out. There is one. */
    Event take() {
        Event first = events[0];
        size--;
        long time = times[size];
        Event last = events[size];
        events[size] = NONE;
        if (size > 0) {
            sink(time, last);
        }
        return first;
    }

    private void sink(long time, Event event) {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (time <= times[child]) {
                break;
            }
            times[place] = times[child];
            events[place] = events[child];
            place = child;
        }
        times[place] = time;
        events[place] = event;
    }
}
