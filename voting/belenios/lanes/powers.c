/* Powers modulo one odd p of up to 2,048 bits, four at once or one in four parts, for public exponents only.
 *
 * Each of the four lanes of a vector holds one number, in limbs of 28 bits, times R = 2^(28 * 74) modulo p: Montgomery,
 * "Modular multiplication without trial division", Math. Comp. 44 (1985). A column sums at most 2 * 74 products below
 * 2^56 and a carry, less than 2^64; since R > 4p, results below 2p need no last subtraction (Walter, Electronics Letters
 * 35, 1999). The numbers come in pairs that are raised to the same exponents. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Can this machine run the rest of this file? */
int supported(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
#endif
}

#if defined(__x86_64__)
#pragma GCC target("avx2")
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 4, PAIRS = LANES / 2, LIMB = 28, LIMBS = 74, BLOCK = 4, TILE = 2 };
enum { BYTES = 256, BITS = 256, WIDTH = 4, ROWS = 1 << (WIDTH - 1), ONE = BITS };
enum { DIGITS = BITS / 8, TURNS = DIGITS / LANES, VALUES = 256 };

typedef uint64_t V __attribute__((vector_size(8 * LANES)));
typedef V Number[LIMBS];
typedef V Padded[BLOCK + LIMBS + BLOCK]; /* a number between zeros */
typedef V Columns[2 * LIMBS + BLOCK];

static const uint64_t MASK = ((uint64_t)1 << LIMB) - 1;
static Padded modulus;
static Number r_squared, one; /* R^2 and R modulo p */
static V minus_inverse;       /* -1/p modulo 2^28 */

INLINE V all(uint64_t x) { return (V){x, x, x, x}; }

/* The products of the lower halves. */
INLINE V times(V a, V b) {
#if defined(__x86_64__)
    return (V)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#else
    return (a & 0xffffffff) * (b & 0xffffffff);
#endif
}

/* columns[j] += sum of rows[r] * b[j - r], from column `first` on; b lies between zeros. */
INLINE void add_rows(V *columns, const V *rows, const int n, const V *b, const int first) {
    int j = first;
    for (; j + TILE <= LIMBS + n - 1; j += TILE) {
        V sum[TILE], near[TILE + BLOCK - 1];
        for (int c = 0; c < TILE; c++) sum[c] = columns[j + c];
        for (int c = 0; c < TILE + n - 1; c++) near[c] = b[j + c - (n - 1)];
        for (int r = 0; r < n; r++)
            for (int c = 0; c < TILE; c++) sum[c] += times(rows[r], near[c - r + n - 1]);
        for (int c = 0; c < TILE; c++) columns[j + c] = sum[c];
    }
    for (; j < LIMBS + n - 1; j++)
        for (int r = 0; r < n; r++) columns[j] += times(rows[r], b[j - r]);
}

/* Make the first n columns zero by adding a multiple of p, and carry what they held into the next. */
INLINE void clear_columns(V *columns, const int n) {
    const V *p = modulus + BLOCK;
    V multiple[BLOCK];
    for (int s = 0; s < n; s++) {
        V sum = columns[s];
        for (int u = 0; u < s; u++) sum += times(multiple[u], p[s - u]);
        multiple[s] = times(sum, minus_inverse) & MASK;
        sum += times(multiple[s], p[0]);
        columns[s + 1] += sum >> LIMB;
    }
    add_rows(columns, multiple, n, p, n);
}

/* columns / R modulo p, below 2p. */
INLINE void reduce(V *result, V *columns) {
    int i = 0;
    for (; i + BLOCK <= LIMBS; i += BLOCK) clear_columns(columns + i, BLOCK);
    clear_columns(columns + i, LIMBS % BLOCK);
    V carry = all(0);
    for (int j = 0; j < LIMBS; j++) {
        carry += columns[LIMBS + j];
        result[j] = carry & MASK;
        carry >>= LIMB;
    }
}

INLINE void between_zeros(V *padded, const V *number) {
    memset(padded, 0, sizeof(Padded));
    memcpy(padded + BLOCK, number, sizeof(Number));
}

static void multiply(V *result, const V *a, const V *b) {
    Columns columns;
    Padded padded;
    memset(columns, 0, sizeof columns);
    between_zeros(padded, b);
    int i = 0;
    for (; i + BLOCK <= LIMBS; i += BLOCK) add_rows(columns + i, a + i, BLOCK, padded + BLOCK, 0);
    add_rows(columns + i, a + i, LIMBS % BLOCK, padded + BLOCK, 0);
    reduce(result, columns);
}

/* Products of two different limbs are taken once, with one of them doubled; limbs whose row is done become zero. */
static void square(V *result, const V *a) {
    Columns columns;
    Padded padded;
    memset(columns, 0, sizeof columns);
    between_zeros(padded, a);
    V *rest = padded + BLOCK, twice[BLOCK];
    for (int i = 0; i < LIMBS; i++) columns[2 * i] = times(a[i], a[i]);
    int i = 0;
    for (; i + BLOCK <= LIMBS; i += BLOCK) {
        for (int r = 0; r < BLOCK; r++) {
            twice[r] = rest[i + r] + rest[i + r];
            rest[i + r] = all(0);
            for (int s = r + 1; s < BLOCK; s++) columns[2 * i + r + s] += times(twice[r], rest[i + s]);
        }
        add_rows(columns + i, twice, BLOCK, rest, i + BLOCK);
    }
    for (; i < LIMBS; i++)
        for (int j = i + 1; j < LIMBS; j++) columns[i + j] += times(rest[i] + rest[i], rest[j]);
    reduce(result, columns);
}

/* Four numbers of 256 bytes, the lowest byte first, one after the other. */
static void load(V *number, const uint8_t *bytes) {
    for (int lane = 0; lane < LANES; lane++) {
        uint8_t room[LIMBS * LIMB / 8 + 8] = {0};
        memcpy(room, bytes + lane * BYTES, BYTES);
        for (int j = 0; j < LIMBS; j++) {
            uint64_t word;
            memcpy(&word, room + j * LIMB / 8, sizeof word);
            number[j][lane] = (word >> (j * LIMB % 8)) & MASK;
        }
    }
}

/* The reverse, of numbers not above p. */
static void store(uint8_t *bytes, const V *number) {
    for (int lane = 0; lane < LANES; lane++) {
        uint8_t room[LIMBS * LIMB / 8 + 8] = {0};
        for (int j = 0; j < LIMBS; j++) {
            uint64_t word;
            memcpy(&word, room + j * LIMB / 8, sizeof word);
            word |= number[j][lane] << (j * LIMB % 8);
            memcpy(room + j * LIMB / 8, &word, sizeof word);
        }
        memcpy(bytes + lane * BYTES, room, BYTES);
    }
}

/* The same number in each lane. */
static void load_one(V *number, const uint8_t *bytes) {
    uint8_t copies[LANES * BYTES];
    for (int lane = 0; lane < LANES; lane++) memcpy(copies + lane * BYTES, bytes, BYTES);
    load(number, copies);
}

/* Once, before `powers`: p, R^2 modulo p (256 bytes each, the lowest first) and -1/p modulo 2^28. */
void prepare(const uint8_t *p, const uint8_t *square_of_r, uint32_t inverse) {
    static const uint8_t unit[BYTES] = {1};
    Number plain;
    load_one(modulus + BLOCK, p);
    load_one(r_squared, square_of_r);
    load_one(plain, unit);
    minus_inverse = all(inverse);
    multiply(one, plain, r_squared);
}

/* An exponent as the sum of digit * 2^place with digits 1, 3 ... 15: the places of digit 2k + 1 are in row k. */
typedef struct { int count[ROWS]; int place[ROWS][BITS / WIDTH]; } Digits;

static void find_digits(Digits *digits, const uint8_t *exponent) {
    uint8_t bits[BITS + WIDTH] = {0};
    memset(digits->count, 0, sizeof digits->count);
    for (int i = 0; i < BITS; i++) bits[i] = exponent[i / 8] >> (i % 8) & 1;
    for (int i = 0; i < BITS; i++) {
        if (!bits[i]) continue;
        int row = bits[i + 1] + 2 * bits[i + 2] + 4 * bits[i + 3];
        digits->place[row][digits->count[row]++] = i;
        i += WIDTH - 1;
    }
}

/* running *= the rungs at the places of a row, each pair at its own; a pair with fewer places waits. */
static void climb_row(V *running, const Number *rungs, const Digits *digits, int row) {
    const Digits *low = digits, *high = digits + 1;
    Number step;
    for (int s = 0; s < low->count[row] || s < high->count[row]; s++) {
        const V *x = rungs[s < low->count[row] ? low->place[row][s] : ONE];
        const V *y = rungs[s < high->count[row] ? high->place[row][s] : ONE];
        for (int j = 0; j < LIMBS; j++) step[j] = (V){x[j][0], x[j][1], y[j][2], y[j][3]};
        multiply(running, running, step);
    }
}

/* Two pairs of bases (256 bytes each, below p), each pair to its k exponents (32 bytes each; those of the first pair come
 * first); out: for each place in the list of exponents four powers of 256 bytes, not above p. Says whether there was memory. */
int powers(size_t k, const uint8_t *bases, const uint8_t *exponents, uint8_t *out) {
    Number *rungs = aligned_alloc(sizeof(V), (BITS + 1) * sizeof(Number));
    if (!rungs) return 0;
    Number running, result, unit;
    load(running, bases);
    multiply(rungs[0], running, r_squared);
    for (int i = 1; i < BITS; i++) square(rungs[i], rungs[i - 1]);
    memcpy(rungs[ONE], one, sizeof one);
    memset(unit, 0, sizeof unit);
    unit[0] = all(1);
    for (size_t e = 0; e < k; e++) {
        Digits digits[PAIRS];
        for (size_t pair = 0; pair < PAIRS; pair++) find_digits(digits + pair, exponents + (pair * k + e) * BITS / 8);
        memcpy(running, one, sizeof one);
        memcpy(result, one, sizeof one);
        for (int row = ROWS - 1; row > 0; row--) {
            climb_row(running, rungs, digits, row);
            multiply(result, result, running);
        }
        climb_row(running, rungs, digits, 0);
        square(result, result);
        multiply(result, result, running);
        multiply(result, result, unit);
        store(out + e * LANES * BYTES, result);
    }
    free(rungs);
    return 1;
}

/* A table of the powers base^(value * 256^digit), which lane `digit / TURNS` looks up, limbs one after the other. */
typedef uint32_t Table[DIGITS][VALUES][LIMBS];

size_t table_size(void) { return sizeof(Table); }

/* Fill a table for one base (256 bytes, below p). */
void fill_table(uint32_t *room, const uint8_t *base) {
    Table *table = (Table *)room;
    Number step, value;
    load_one(step, base);
    multiply(step, step, r_squared);
    for (int lane = 1; lane < LANES; lane++) {
        memcpy(value, step, sizeof value);
        for (int i = 0; i < BITS / LANES; i++) square(value, value);
        for (int j = 0; j < LIMBS; j++)
            for (int l = lane; l < LANES; l++) step[j][l] = value[j][l];
    }
    for (int turn = 0; turn < TURNS; turn++) {
        memcpy(value, one, sizeof value);
        for (int v = 0; v < VALUES; v++) {
            for (int l = 0; l < LANES; l++)
                for (int j = 0; j < LIMBS; j++) (*table)[l * TURNS + turn][v][j] = (uint32_t)value[j][l];
            multiply(value, value, step);
        }
        memcpy(step, value, sizeof step);
    }
}

/* result[lane] *= result[lane + by] */
INLINE void fold(V *result, const int by) {
    Number turned;
    for (int j = 0; j < LIMBS; j++)
        for (int l = 0; l < LANES; l++) turned[j][l] = result[j][(l + by) % LANES];
    multiply(result, result, turned);
}

/* The power of a table's base to one exponent of 32 bytes: each lane takes a quarter of its digits; out: 256 bytes. */
void table_power(const uint32_t *room, const uint8_t *exponent, uint8_t *out) {
    const Table *table = (const Table *)room;
    Number result, step, unit;
    uint8_t four[LANES * BYTES];
    for (int turn = 0; turn < TURNS; turn++) {
        const uint32_t *entry[LANES];
        for (int l = 0; l < LANES; l++) entry[l] = (*table)[l * TURNS + turn][exponent[l * TURNS + turn]];
        for (int j = 0; j < LIMBS; j++) step[j] = (V){entry[0][j], entry[1][j], entry[2][j], entry[3][j]};
        if (turn) multiply(result, result, step);
        else memcpy(result, step, sizeof result);
    }
    fold(result, 2);
    fold(result, 1);
    memset(unit, 0, sizeof unit);
    unit[0] = all(1);
    multiply(result, result, unit);
    store(four, result);
    memcpy(out, four, BYTES);
}
