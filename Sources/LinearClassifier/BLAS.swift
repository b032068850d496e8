internal import CBLAS
internal import Features

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The only place that hands pointers to BLAS: every length is checked before a pointer is taken.
enum BLAS {
  /// Sum of `x[i] * y[i]` (ddot).
  static func dot(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
    precondition(x.count == y.count, "dot of unequal lengths")
    return x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        cblas_ddot(Int32(x.count), x.baseAddress, 1, y.baseAddress, 1)
      }
    }
  }

  static func dot(_ x: [Double], _ y: [Double]) -> Double { dot(x[...], y[...]) }

  /// Euclidean length (dnrm2), without overflow.
  static func norm(_ x: [Double]) -> Double {
    x.withUnsafeBufferPointer { cblas_dnrm2(Int32($0.count), $0.baseAddress, 1) }
  }

  /// `y += a x` (daxpy).
  static func add(_ a: Double, _ x: ArraySlice<Double>, to y: inout [Double]) {
    precondition(x.count == y.count, "axpy of unequal lengths")
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        cblas_daxpy(Int32(x.count), a, x.baseAddress, 1, y.baseAddress, 1)
      }
    }
  }

  /// `x *= a` (dscal).
  static func scale(_ x: inout [Double], by a: Double) {
    x.withUnsafeMutableBufferPointer { cblas_dscal(Int32($0.count), a, $0.baseAddress, 1) }
  }

  /// `S += X W`: sparse rows times dense weights, one axpy over the contiguous columns of each entry's term.
  ///
  /// - Parameters:
  ///   - weights: terms × `columns`, row-major.
  ///   - sums: rows × `columns`, row-major.
  /// A densified gemm was measured 30 times slower at the sparsity of sentences (20 to 60 of 10,000 terms).
  /// - Complexity: O(*nnz* · `columns`).
  static func addProduct(
    _ rows: FeatureMatrix, _ weights: [Double], columns: Int, to sums: inout [Double]
  ) {
    precondition(weights.count == rows.columnCount * columns, "weights must be terms × columns")
    precondition(sums.count == rows.rowCount * columns, "sums must be rows × columns")
    let n = Int32(columns)
    weights.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let w = weights.baseAddress, let s = sums.baseAddress else { return }
        for row in 0..<rows.rowCount {
          for k in rows.entries(ofRow: row) {
            cblas_daxpy(
              n, Double(rows.values[k]), w + Int(rows.columns[k]) * columns, 1, s + row * columns, 1
            )
          }
        }
      }
    }
  }

  /// The same in single precision, for scoring.
  static func addProduct(
    _ rows: FeatureMatrix, _ weights: [Float], columns: Int, to sums: inout [Float]
  ) {
    precondition(weights.count == rows.columnCount * columns, "weights must be terms × columns")
    precondition(sums.count == rows.rowCount * columns, "sums must be rows × columns")
    let n = Int32(columns)
    weights.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let w = weights.baseAddress, let s = sums.baseAddress else { return }
        for row in 0..<rows.rowCount {
          for k in rows.entries(ofRow: row) {
            cblas_saxpy(
              n, rows.values[k], w + Int(rows.columns[k]) * columns, 1, s + row * columns, 1)
          }
        }
      }
    }
  }

  /// `G += Xᵀ R`: the gradient of all columns at once.
  ///
  /// - Parameters:
  ///   - residuals: rows × `columns`, row-major.
  ///   - gradient: terms × `columns`, row-major.
  static func addTransposedProduct(
    _ rows: FeatureMatrix, _ residuals: [Double], columns: Int, to gradient: inout [Double]
  ) {
    precondition(gradient.count == rows.columnCount * columns, "gradient must be terms × columns")
    precondition(residuals.count == rows.rowCount * columns, "residuals must be rows × columns")
    let n = Int32(columns)
    residuals.withUnsafeBufferPointer { residuals in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let r = residuals.baseAddress, let g = gradient.baseAddress else { return }
        for row in 0..<rows.rowCount {
          for k in rows.entries(ofRow: row) {
            cblas_daxpy(
              n, Double(rows.values[k]), r + row * columns, 1, g + Int(rows.columns[k]) * columns, 1
            )
          }
        }
      }
    }
  }

  /// Keeps OpenBLAS, where it stands in for the reference library, from starting threads of its own:
  /// the batch runner owns the cores.
  static let useOneThread: Void = {
    typealias Setter = @convention(c) (Int32) -> Void
    guard let symbol = dlsym(nil, "openblas_set_num_threads") else { return }
    unsafeBitCast(symbol, to: Setter.self)(1)
  }()
}
